//! The types of WASI preview 1, shared by all implementations here.
//!
//! They come from the same document as [`wasmtime_wasi::p1::types`], but are not the same
//! types: those belong to another crate.

wasmtime_integration::types!(witx = "../wasi/witx/wasi_snapshot_preview1.witx");
