//! The ABI of a function as data.

use witx::{Type, WasmType};

use crate::parse::spelling::text;

/// The most parameters that Wasmtime's typed host functions can have.
pub(super) const MAX_CORE_PARAMS: usize = 17;

/// How a parameter is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParamAbi {
    /// As one core value.
    Value,
    /// As the address of the first element and the number of elements.
    List,
    /// As its address in the guest's memory.
    Address,
    /// As one core value, which the Rust type decides.
    ByType,
    /// As this many core values, which the argument `core` lists.
    Listed(usize),
}

impl ParamAbi {
    /// Returns how `witx` passes a parameter of this type.
    pub(super) fn of(ty: &Type) -> Self {
        match ty {
            Type::List(_) => ParamAbi::List,
            Type::Record(record) if record.bitflags_repr().is_none() => ParamAbi::Address,
            Type::Variant(variant) if !variant.is_enum() => ParamAbi::Address,
            _ => ParamAbi::Value,
        }
    }

    /// The number of core parameters.
    pub(crate) fn core_params(self) -> usize {
        match self {
            ParamAbi::Value | ParamAbi::Address | ParamAbi::ByType => 1,
            ParamAbi::List => 2,
            ParamAbi::Listed(count) => count,
        }
    }
}

/// The signature that the guest imports.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CoreSignature {
    pub(crate) params: Vec<Core>,
    pub(crate) result: Option<Core>,
}

impl CoreSignature {
    /// Whether a Rust type decides a core type of the function.
    pub(crate) fn is_by_type(&self) -> bool {
        let mut cores = self.params.iter().chain(&self.result);
        cores.any(|core| !matches!(core, Core::Known(_)))
    }
}

/// A core Wasm type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Core {
    Known(WasmType),
    /// The `Core` of a parameter's Rust type.
    Argument(syn::Type),
    /// The `Core` of a result's Rust type.
    Scalar(syn::Type),
}

impl Core {
    pub(super) const I32: Self = Core::Known(WasmType::I32);

    /// Returns the name of the type, or of the Rust type that decides it.
    pub(crate) fn name(&self) -> String {
        match self {
            Core::Known(ty) => format!("{ty:?}").to_lowercase(),
            Core::Argument(ty) | Core::Scalar(ty) => text(ty),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use witx::{Bindgen, Instruction, InterfaceFunc, TypeRef};

    use super::*;
    use crate::diagnostics::Errors;
    use crate::document::{self, ResultType, Sources, testing};
    use crate::parse::arguments::Source;

    const I32: Core = Core::I32;
    const I64: Core = Core::Known(WasmType::I64);
    const F32: Core = Core::Known(WasmType::F32);
    const F64: Core = Core::Known(WasmType::F64);

    const TYPES: &str = "
        (typename $errno (enum (@witx tag u16) $success $inval))
        (typename $wide_enum (enum (@witx tag u64) $a $b))
        (typename $fd (handle))
        (typename $perms (flags (@witx repr u8) $read $write))
        (typename $wide (flags (@witx repr u64) $read $write))
        (typename $point (record (field $x s32) (field $y s32)))
        (typename $pair (tuple u8 u32))
        (typename $shape (variant (@witx tag u8) (case $none) (case $dot $point)))
        (typename $either (union (@witx tag u16) u8 u16))
        (typename $names (list string))
        (typename $size (@witx usize))";

    fn function(declaration: &str) -> document::Function {
        let text = format!("{TYPES} (module $m (@interface func (export \"f\") {declaration}))");
        testing::document(&text)
            .modules
            .remove(0)
            .functions
            .remove(0)
    }

    #[test]
    fn every_form_of_a_parameter() {
        let value = |core| (ParamAbi::Value, vec![core]);
        let list = || (ParamAbi::List, vec![I32, I32]);
        let address = || (ParamAbi::Address, vec![I32]);
        for (ty, (expected, core)) in [
            ("u8", value(I32)),
            ("s8", value(I32)),
            ("u16", value(I32)),
            ("s16", value(I32)),
            ("u32", value(I32)),
            ("s32", value(I32)),
            ("u64", value(I64)),
            ("s64", value(I64)),
            ("f32", value(F32)),
            ("f64", value(F64)),
            ("char", value(I32)),
            ("bool", value(I32)),
            ("(@witx char8)", value(I32)),
            ("(@witx usize)", value(I32)),
            ("(@witx pointer $point)", value(I32)),
            ("(@witx const_pointer u8)", value(I32)),
            ("$errno", value(I32)),
            ("$wide_enum", value(I32)),
            ("$fd", value(I32)),
            ("$perms", value(I32)),
            ("$wide", value(I64)),
            ("$size", value(I32)),
            ("(expected (error))", value(I32)),
            ("(variant (case $a) (case $b))", value(I32)),
            ("string", list()),
            ("(list u8)", list()),
            ("(list $point)", list()),
            ("$names", list()),
            ("$point", address()),
            ("$pair", address()),
            ("(tuple u8 $pair)", address()),
            ("$shape", address()),
            ("$either", address()),
            ("(expected u8 (error u16))", address()),
            ("(variant (case $a u8) (case $b))", address()),
        ] {
            let function = function(&format!("(param $before string) (param $p {ty})"));
            assert_eq!(function.params[0].abi, ParamAbi::List);
            assert_eq!(function.params[1].abi, expected, "{ty}");
            // `witx` derives the core signature from its instructions, so the two must agree.
            assert_eq!(expected.core_params(), core.len());
            assert_eq!(function.core.params[2..], core, "{ty}");
            assert_eq!(function.core.result, None);
        }
    }

    /// Follows the instructions of `witx` that lift the arguments and lower the result.
    #[derive(Default)]
    struct Recorder {
        params: Vec<ParamAbi>,
        /// The index of each tuple member that is stored, or `None` for the whole value, and that
        /// of the core parameter with the address.
        out: Vec<(Option<usize>, usize)>,
    }

    /// An operand or result of an instruction.
    #[derive(Clone, Copy)]
    enum Operand {
        /// A core parameter, by its index.
        Param(usize),
        /// A member of the result, by its index, or any other value.
        Value(Option<usize>),
    }

    impl Bindgen for Recorder {
        type Operand = Operand;

        fn emit(
            &mut self,
            instruction: &Instruction<'_>,
            operands: &mut Vec<Operand>,
            results: &mut Vec<Operand>,
        ) {
            match (instruction, &operands[..]) {
                (Instruction::GetArg { nth }, _) => results.push(Operand::Param(*nth)),
                (Instruction::TupleLower { amt }, _) => {
                    results.extend((0..*amt).map(|index| Operand::Value(Some(index))));
                }
                (Instruction::Store { .. }, &[Operand::Value(member), Operand::Param(param)]) => {
                    self.out.push((member, param));
                }
                (Instruction::Load { .. }, _) => self.params.push(ParamAbi::Address),
                (Instruction::ListFromPointerLength { .. }, _) => self.params.push(ParamAbi::List),
                (_, &[Operand::Param(_)]) => self.params.push(ParamAbi::Value),
                // The other instructions call the function, lower one value, or end a block.
                _ => {}
            }
            results.resize(instruction.results_len(), Operand::Value(None));
        }

        fn allocate_space(&mut self, _slot: usize, _ty: &witx::NamedType) {
            unreachable!("only calls of imports need space");
        }

        fn push_block(&mut self) {}

        fn finish_block(&mut self, _operand: Option<Operand>) {}
    }

    /// Names each type of the function, because `witx` panics on unnamed compound types.
    fn with_named_types(function: &InterfaceFunc) -> InterfaceFunc {
        let mut function = function.clone();
        for param in function.params.iter_mut().chain(&mut function.results) {
            param.tref = TypeRef::Name(Rc::new(witx::NamedType {
                name: param.name.clone(),
                tref: param.tref.clone(),
                docs: String::new(),
            }));
        }
        function
    }

    #[test]
    fn the_abi_is_that_of_the_instructions_of_witx() {
        let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests");
        let mut functions = 0;
        for path in [
            "witx/calls.witx",
            "witx/everything.witx",
            "large/witx/large.witx",
        ] {
            let path = std::path::Path::new(directory).join(path);
            let literal = syn::LitStr::new(path.to_str().unwrap(), proc_macro2::Span::call_site());
            let source = Source::Files(vec![literal]);
            let mut errors = Errors::default();
            let ours = document::load(&source, &Sources::default(), &mut errors).unwrap();
            let theirs = witx::load(&[&path]).unwrap();
            for (module, theirs) in ours.modules.iter().zip(theirs.modules()) {
                for (function, theirs) in module.functions.iter().zip(theirs.funcs()) {
                    let mut recorder = Recorder::default();
                    let theirs = with_named_types(&theirs);
                    theirs.call_interface(&witx::Id::new(&module.name), &mut recorder);
                    let params = function.params.iter().map(|param| param.abi);
                    assert_eq!(
                        params.collect::<Vec<_>>(),
                        recorder.params,
                        "{}",
                        function.name
                    );
                    let is_tuple = matches!(&function.result,
                        ResultType::Expected { ok, .. } if ours.members(ok).is_some());
                    let out = function.out.clone().enumerate().rev();
                    let out = out.map(|(member, param)| (is_tuple.then_some(member), param));
                    assert_eq!(out.collect::<Vec<_>>(), recorder.out, "{}", function.name);
                    functions += 1;
                }
            }
        }
        assert!(functions > 250);
    }

    #[test]
    fn every_form_of_a_result() {
        for (result, out, core) in [
            ("", 0, None),
            ("(@witx noreturn)", 0, None),
            ("(result $r u8)", 0, Some(I32)),
            ("(result $r u64)", 0, Some(I64)),
            ("(result $r f32)", 0, Some(F32)),
            ("(result $r f64)", 0, Some(F64)),
            ("(result $r char)", 0, Some(I32)),
            ("(result $r $fd)", 0, Some(I32)),
            ("(result $r $perms)", 0, Some(I32)),
            ("(result $r $wide)", 0, Some(I64)),
            ("(result $r (@witx pointer u8))", 0, Some(I32)),
            ("(result $r (expected (error)))", 0, Some(I32)),
            ("(result $r (expected (error $errno)))", 0, Some(I32)),
            ("(result $r (expected $point (error $errno)))", 1, Some(I32)),
            ("(result $r (expected u64 (error $errno)))", 1, Some(I32)),
            ("(result $r (expected string (error u32)))", 1, Some(I32)),
            (
                "(result $r (expected (tuple $fd u8 (list u8)) (error)))",
                3,
                Some(I32),
            ),
            ("(result $r (expected $pair (error $errno)))", 2, Some(I32)),
            ("(result $r (expected (tuple) (error)))", 0, Some(I32)),
        ] {
            let function = function(&format!("(param $before string) {result}"));
            assert_eq!(function.out, 2..2 + out, "{result}");
            assert_eq!(function.core.result, core, "{result}");
            assert_eq!(function.core.params, vec![I32; 2 + out], "{result}");
        }
    }
}
