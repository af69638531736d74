//! The module `nodes`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(nodes(name = Nodes, docs = "The functions of `nodes`, implemented.")),
    types = crate::types,
    missing_memory = types::Errno::Nomem,
    guest_error = crate::errno,
)]
#[allow(
    clippy::bool_assert_comparison,
    clippy::float_cmp,
    clippy::needless_pass_by_value,
    clippy::new_ret_no_self,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unreadable_literal,
    clippy::used_underscore_binding,
    clippy::wrong_self_convention,
    reason = "these methods only check what they are given"
)]
impl Ctx {
    fn new(
        &mut self,
        memory: types::Text,
        arg0: types::NodesKind,
        value: &types::Untagged,
    ) -> Result<types::NodesKind, types::Errno> {
        self.reached("nodes", "new");
        assert_eq!(memory, GuestPtr::new((64, 6)));
        assert_eq!(arg0, types::NodesKind::Case1);
        assert_eq!(*value, types::Untagged::CD(types::Fd::from(233)));
        Ok(types::NodesKind::Case0)
    }

    fn exports(
        &mut self,
        mem: &mut GuestMemory<'_>,
        arg0: Vec<types::Point>,
        value: types::NodesMode,
        _2nd: GuestPtr<types::Mixed>,
        out: f32,
    ) -> Result<types::PathName, types::Errno> {
        self.reached("nodes", "exports");
        assert_eq!(*arg0, [types::Point { x: 2147483647, y: -2147483648 }, types::Point { x: -2147483648, y: -3 }]);
        assert_eq!(value, types::NodesMode::FLAG_1 | types::NodesMode::FLAG_7);
        assert_eq!(_2nd, GuestPtr::new(136));
        assert_eq!(mem.read(_2nd).unwrap(), types::Mixed { a: 1, b: false, c: '\u{10ffff}', d: 1.5, e: 9223372036854775808, f: types::Fd::from(239), g: types::Level::Low, h: types::Rights::RIGHT_49 | types::Rights::RIGHT_63, i: types::Perms::EXEC, j: GuestPtr::new((80, 6)), k: GuestPtr::new((88, 2)), l: GuestPtr::new(104), m: (1, 40000), n: Err(40000), o: types::Shape::Circle(0.125), p: types::Pair(1, 3735928559), r#type: GuestPtr::new(128), self_: types::MixedSelf::Y, _3d: 65 });
        mem.write(_2nd, types::Mixed { a: 200, b: true, c: '\u{61}', d: -0.25, e: 18446744073709551615, f: types::Fd::from(240), g: types::Level::High, h: types::Rights::RIGHT_50 | types::Rights::RIGHT_63, i: types::Perms::READ | types::Perms::EXEC, j: GuestPtr::new((256, 7)), k: GuestPtr::new((264, 3)), l: GuestPtr::new(288), m: (200, 65535), n: Ok(255), o: types::Shape::None, p: types::Pair(200, 4294967295), r#type: GuestPtr::new(312), self_: types::MixedSelf::X(1), _3d: 255 }).unwrap();
        assert_eq!(out, -0.25);
        Err(types::Errno::TooBig)
    }

    fn add_to_linker(
        &mut self,
        mem: &mut GuestMemory<'_>,
        value: String,
        _2nd: types::NodesStat,
        out: &types::Choice,
        result: Vec<types::Fd>,
        r#where: GuestPtr<bool>,
    ) -> GuestPtr<u8> {
        self.reached("nodes", "add_to_linker");
        assert_eq!(value, "日本");
        assert_eq!(_2nd, types::NodesStat { handle: types::NodesHandle::from(234), kind: types::NodesKind::Case4, f0: GuestPtr::new(76), f1: -1, f2: 65, f3: types::Unit(), f4: GuestPtr::new((84, 1)), f5: GuestPtr::new(96) });
        assert_eq!(*out, types::Choice::High(9223372036854775808));
        assert_eq!(*result, [types::Fd::from(236), types::Fd::from(237), types::Fd::from(238)]);
        assert_eq!(r#where, GuestPtr::new(156));
        assert_eq!(mem.read(r#where).unwrap(), false);
        mem.write(r#where, true).unwrap();
        GuestPtr::new(160)
    }

    fn get_export(&mut self) -> Result<types::Points, types::Errno> {
        self.reached("nodes", "get_export");
        Ok(GuestPtr::new((72, 1)))
    }

    fn define_in(&mut self, out: f64) -> Result<types::Cell, types::Errno> {
        self.reached("nodes", "define_in");
        assert_eq!(out, 10000000000.0);
        Ok(GuestPtr::new(68))
    }

    fn module(
        &mut self,
        result: Vec<GuestPtr<str>>,
        r#where: types::NodesKind,
    ) -> Result<types::Era, types::Errno> {
        self.reached("nodes", "MODULE");
        assert_eq!(*result, [GuestPtr::new((64, 6)), GuestPtr::new((70, 6)), GuestPtr::new((76, 7))]);
        assert_eq!(r#where, types::NodesKind::Case6);
        Err(types::Errno::Nomem)
    }

    fn r#await(
        &mut self,
        r#where: &types::Number,
        error: types::NodesMode,
        count: GuestPtr<[types::Level]>,
    ) -> u8 {
        self.reached("nodes", "await");
        assert_eq!(*r#where, types::Number::_0(1));
        assert_eq!(error, types::NodesMode::FLAG_6 | types::NodesMode::FLAG_7);
        assert_eq!(count, GuestPtr::new((80, 3)));
        1
    }

    fn super_(
        &mut self,
        mem: &GuestMemory<'_>,
        error: GuestPtr<u32>,
        count: &types::NodesStat,
        fd: char,
        path: types::Points,
    ) -> Result<types::Size, types::Errno> {
        self.reached("nodes", "super");
        assert_eq!(error, GuestPtr::new(64));
        assert_eq!(mem.read(error).unwrap(), 3735928559);
        assert_eq!(*count, types::NodesStat { handle: types::NodesHandle::from(239), kind: types::NodesKind::Case2, f0: GuestPtr::new(72), f1: -128, f2: 255, f3: types::Unit(), f4: GuestPtr::new((80, 3)), f5: GuestPtr::new(92) });
        assert_eq!(fd, '\u{61}');
        assert_eq!(path, GuestPtr::new((124, 2)));
        Ok(6)
    }

    fn r#dyn(
        &mut self,
        mem: &GuestMemory<'_>,
        count: &types::Wide,
        fd: types::NodesEvent,
        path: GuestPtr<[types::Rights]>,
        r#in: GuestPtr<types::Segment>,
        offset: bool,
    ) -> Result<types::Level, types::Errno> {
        self.reached("nodes", "dyn");
        assert_eq!(*count, types::Wide::After(GuestPtr::new((64, 6))));
        assert_eq!(fd, types::NodesEvent::Case2(-4));
        assert_eq!(path, GuestPtr::new((104, 2)));
        assert_eq!(r#in, GuestPtr::new(120));
        assert_eq!(mem.read(r#in).unwrap(), types::Segment { from: types::Point { x: -2147483648, y: -3 }, to: types::Point { x: -3, y: 2147483647 }, w: -0.25 });
        assert_eq!(offset, false);
        Ok(types::Level::Type)
    }

    fn r#yield(&mut self) {
        self.reached("nodes", "yield");
    }
}
