//! A part of the context implements the target's traits.

use wasmtime_integration::wasmtime_integration;
use wasmtime_integration_tests::{Guest, linker};

use wasmtime_integration_test_wiggle_host::Files;

/// The expression that names the part may be any expression on `self`.
struct Host<S> {
    files: Vec<Files>,
    current: usize,
    _state: S,
}

impl<S> Host<S> {
    fn files(&mut self) -> &mut Files {
        &mut self.files[self.current]
    }
}

mod generic {
    use super::*;

    #[wasmtime_integration(
        witx = "witx/files.witx",
        modules(files(name = Instance)),
        types = crate::types,
        target(path = wasmtime_integration_test_wiggle_host::sync, ctx = *self.files()),
    )]
    impl<S: Send + 'static> Host<S> where S: Clone {}

    #[test]
    fn the_part_is_found_on_each_call() {
        let linker = linker(|linker| Instance::add_to_linker(linker, |host| host));
        let host = Host {
            files: vec![Files::default(), Files::default()],
            current: 1,
            _state: "state",
        };
        let mut guest = Guest::new(&linker, "files", host);
        guest.call::<()>("tell", 9).unwrap();
        guest.data().current = 0;
        guest.call::<()>("tell", 8).unwrap();
        assert_eq!(guest.data().files[1].told, [9]);
        assert_eq!(guest.data().files[0].told, [8]);
    }
}

/// The target's path and part come from a `macro_rules!`.
mod fragments {
    use super::*;

    macro_rules! host {
        ($path:path, $ctx:expr) => {
            #[wasmtime_integration(
                                                                witx = "witx/files.witx",
                                                                modules(files(name = Instance)),
                                                                types = crate::types,
                                                                target(path = $path, ctx = $ctx),
                                                            )]
            impl Part {}
        };
    }

    struct Part {
        files: Files,
    }

    host!(wasmtime_integration_test_wiggle_host::sync, &mut self.files);

    #[test]
    fn the_part_is_found() {
        let linker = linker(|linker| Instance::add_to_linker(linker, |part| part));
        let files = Files::default();
        let mut guest = Guest::new(&linker, "files", Part { files });
        guest.call::<()>("tell", 9).unwrap();
        assert_eq!(guest.data().files.told, [9]);
    }
}
