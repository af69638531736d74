//! Compares the cost of defining the 46 functions of WASI preview 1, in a linker and in a
//! store, by this crate and by hand.
//!
//! Run `cargo bench -p wasmtime-integration-tests --bench start_up`. Both run in turn in one
//! process. Times are medians in microseconds; trust the ratios more than the times.

use std::time::Instant;

use wasmtime::{Caller, Engine, Error, Extern, Func, Linker, Store};
use wasmtime_integration::wasmtime_integration;

const ROUNDS: usize = 401;
const REPEATS: u32 = 20;

struct Ctx;

#[wasmtime_integration(
    witx = "../examples/wasi/witx/wasi_snapshot_preview1.witx",
    modules(wasi_snapshot_preview1(name = Preview1)),
    unimplemented = trap
)]
impl Ctx {}

/// Calls `$define` with the name and the core signature of each function.
macro_rules! by_hand {
    ($define:ident) => {{
        $define!("args_get", i32, i32 => i32);
        $define!("args_sizes_get", i32, i32 => i32);
        $define!("environ_get", i32, i32 => i32);
        $define!("environ_sizes_get", i32, i32 => i32);
        $define!("clock_res_get", i32, i32 => i32);
        $define!("clock_time_get", i32, i64, i32 => i32);
        $define!("fd_advise", i32, i64, i64, i32 => i32);
        $define!("fd_allocate", i32, i64, i64 => i32);
        $define!("fd_close", i32 => i32);
        $define!("fd_datasync", i32 => i32);
        $define!("fd_fdstat_get", i32, i32 => i32);
        $define!("fd_fdstat_set_flags", i32, i32 => i32);
        $define!("fd_fdstat_set_rights", i32, i64, i64 => i32);
        $define!("fd_filestat_get", i32, i32 => i32);
        $define!("fd_filestat_set_size", i32, i64 => i32);
        $define!("fd_filestat_set_times", i32, i64, i64, i32 => i32);
        $define!("fd_pread", i32, i32, i32, i64, i32 => i32);
        $define!("fd_prestat_get", i32, i32 => i32);
        $define!("fd_prestat_dir_name", i32, i32, i32 => i32);
        $define!("fd_pwrite", i32, i32, i32, i64, i32 => i32);
        $define!("fd_read", i32, i32, i32, i32 => i32);
        $define!("fd_readdir", i32, i32, i32, i64, i32 => i32);
        $define!("fd_renumber", i32, i32 => i32);
        $define!("fd_seek", i32, i64, i32, i32 => i32);
        $define!("fd_sync", i32 => i32);
        $define!("fd_tell", i32, i32 => i32);
        $define!("fd_write", i32, i32, i32, i32 => i32);
        $define!("path_create_directory", i32, i32, i32 => i32);
        $define!("path_filestat_get", i32, i32, i32, i32, i32 => i32);
        $define!("path_filestat_set_times", i32, i32, i32, i32, i64, i64, i32 => i32);
        $define!("path_link", i32, i32, i32, i32, i32, i32, i32 => i32);
        $define!("path_open", i32, i32, i32, i32, i32, i64, i64, i32, i32 => i32);
        $define!("path_readlink", i32, i32, i32, i32, i32, i32 => i32);
        $define!("path_remove_directory", i32, i32, i32 => i32);
        $define!("path_rename", i32, i32, i32, i32, i32, i32 => i32);
        $define!("path_symlink", i32, i32, i32, i32, i32 => i32);
        $define!("path_unlink_file", i32, i32, i32 => i32);
        $define!("poll_oneoff", i32, i32, i32, i32 => i32);
        $define!("proc_exit", i32 => ());
        $define!("proc_raise", i32 => i32);
        $define!("sched_yield", => i32);
        $define!("random_get", i32, i32 => i32);
        $define!("sock_accept", i32, i32, i32 => i32);
        $define!("sock_recv", i32, i32, i32, i32, i32, i32 => i32);
        $define!("sock_send", i32, i32, i32, i32, i32 => i32);
        $define!("sock_shutdown", i32, i32 => i32);
    }};
}

fn add_by_hand(linker: &mut Linker<Ctx>) -> wasmtime::Result<()> {
    macro_rules! define {
        ($name:literal, $($param:ident),* => $result:ty) => {
            linker.func_wrap(
                Preview1::MODULE,
                $name,
                |_: Caller<'_, Ctx>, $(_: $param),*| -> wasmtime::Result<$result> {
                    Err(Error::msg($name))
                },
            )?;
        };
    }
    by_hand!(define);
    Ok(())
}

fn allocate_by_hand(store: &mut Store<Ctx>) -> Vec<Func> {
    let mut functions = Vec::with_capacity(46);
    macro_rules! define {
        ($name:literal, $($param:ident),* => $result:ty) => {
            functions.push(Func::wrap(
                &mut *store,
                |_: Caller<'_, Ctx>, $(_: $param),*| -> wasmtime::Result<$result> {
                    Err(Error::msg($name))
                },
            ));
        };
    }
    by_hand!(define);
    functions
}

/// Checks that both define the same functions.
fn check(engine: &Engine) -> wasmtime::Result<()> {
    let (mut ours, mut hands) = (Linker::new(engine), Linker::new(engine));
    Preview1::add_to_linker(&mut ours, |ctx: &mut Ctx| ctx)?;
    add_by_hand(&mut hands)?;
    let mut store = Store::new(engine, Ctx);
    let mut count = 0;
    for (name, func) in Preview1::new(&mut store, |ctx| ctx).exports() {
        // A `Result` in some versions of Wasmtime, an `Option` in others.
        let mut hand = hands.get(&mut store, Preview1::MODULE, name).into_iter();
        let hand = hand.find_map(Extern::into_func);
        let ty = hand.map(|hand| hand.ty(&store).to_string());
        assert_eq!(ty, Some(func.ty(&store).to_string()), "{name}");
        count += 1;
    }
    assert_eq!(count, ours.iter(&mut store).count());
    assert_eq!(count, hands.iter(&mut store).count());
    assert_eq!(count, allocate_by_hand(&mut store).len());
    Ok(())
}

/// Returns the medians of two ways to do something, in microseconds.
fn medians(rounds: usize, mut ways: [&mut dyn FnMut(); 2]) -> [f64; 2] {
    let mut times = [const { Vec::new() }; 2];
    for round in 0..=rounds {
        for (way, times) in ways.iter_mut().zip(&mut times) {
            let start = Instant::now();
            for _ in 0..REPEATS {
                way();
            }
            let time = start.elapsed();
            // The first round warms up.
            if round > 0 {
                times.push(time);
            }
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2].as_secs_f64() * 1e6 / f64::from(REPEATS)
    })
}

fn main() -> wasmtime::Result<()> {
    let engine = Engine::default();
    check(&engine)?;
    // `cargo test --benches` runs each once, to check that it works.
    let rounds = if std::env::args().any(|arg| arg == "--bench") {
        ROUNDS
    } else {
        1
    };
    let [ours, hand] = medians(
        rounds,
        [
            &mut || {
                let mut linker = Linker::new(&engine);
                Preview1::add_to_linker(&mut linker, |ctx: &mut Ctx| ctx).expect("it is empty");
            },
            &mut || {
                let mut linker = Linker::new(&engine);
                add_by_hand(&mut linker).expect("it is empty");
            },
        ],
    );
    println!("| 46 functions | this crate | by hand | ratio |");
    println!("| --- | ---: | ---: | ---: |");
    println!(
        "| a linker, `add_to_linker` | {ours:.1} | {hand:.1} | {:.2} |",
        ours / hand
    );
    let [ours, hand] = medians(
        rounds,
        [
            &mut || {
                let mut store = Store::new(&engine, Ctx);
                std::hint::black_box(Preview1::new(&mut store, |ctx: &mut Ctx| ctx));
            },
            &mut || {
                let mut store = Store::new(&engine, Ctx);
                std::hint::black_box(allocate_by_hand(&mut store));
            },
        ],
    );
    println!(
        "| a store, `new` | {ours:.1} | {hand:.1} | {:.2} |",
        ours / hand
    );
    Ok(())
}
