//! The functions of the NEAR virtual machine that deal with registers and memory, as an interface
//! and in handwritten glue.
//!
//! Guests pass lengths before addresses, both in 64 bits. The bodies behave as the public
//! specification says, except that the fees and limits are small and the hash isn't SHA-256.

mod host;
mod random_calls;
