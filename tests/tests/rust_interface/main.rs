//! Interfaces that an impl block defines, without a witx document.

mod game;
mod layout;
