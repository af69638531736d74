//! Interfaces that an impl block defines, without a witx document.

mod forms;
mod game;
mod hygiene;
mod registers;
