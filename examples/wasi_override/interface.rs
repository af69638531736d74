//! The types of WASI preview 1, for all that implement it here.
//!
//! They are of the same document as those of [`wasmtime_wasi::p1::types`], but not the
//! same types: those belong to another crate.

wasmtime_integration::types!(witx = "../wasi/witx/wasi_snapshot_preview1.witx");
