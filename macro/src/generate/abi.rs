//! The body of a function's glue, from the ABI instructions of `witx`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use witx::{Bindgen, Instruction};

use super::Generation;
use crate::diagnostics::SourceSpan;
use crate::document::{Document, Function, Kind, Outcome, Type};
use crate::parse::impl_block::{MemoryParam, Method, Receiver};

/// Where the body of a function's glue stands.
pub(super) struct Around {
    /// The context type.
    pub(super) ctx: TokenStream,
    /// The same, as the start of a path.
    pub(super) path: TokenStream,
    /// What `failure` becomes there; without it, `?` ends the body in the failure.
    pub(super) failed: Option<TokenStream>,
    /// The context once more, after the method is done, where nothing but the method can
    /// fail. The type of its result then says what the body gives: a core value, or a
    /// `Result` of one.
    pub(super) settles: Option<TokenStream>,
}

impl Around {
    /// The value of `result`, or an end of the body.
    pub(super) fn attempt(&self, result: &TokenStream) -> TokenStream {
        match &self.failed {
            None => quote!(#result?),
            Some(failed) => quote! {
                match #result {
                    ::core::result::Result::Ok(value) => value,
                    ::core::result::Result::Err(failure) => return #failed,
                }
            },
        }
    }
}

/// Whether each core value is a value of type `ty`.
pub(super) fn lifts_always(document: &Document, ty: &Type) -> bool {
    lifted_always(document, ty, &TokenStream::new()).is_some()
}

/// The value of type `ty` that is passed as `core`, where each core value is one.
fn lifted_always(document: &Document, ty: &Type, core: &TokenStream) -> Option<TokenStream> {
    Some(match document.resolve(ty) {
        Type::U32 | Type::S32 | Type::U64 | Type::S64 | Type::F32 | Type::F64 => {
            quote!(__glue::CoreValue::of_core(#core))
        }
        Type::Pointer(_) => quote!(__glue::GuestPtr::new(__glue::CoreValue::of_core(#core))),
        named => match document.kind(named)? {
            Kind::Handle => {
                quote!(::core::convert::From::<u32>::from(__glue::CoreValue::of_core(#core)))
            }
            _ => return None,
        },
    })
}

/// What a method gave, lowered by `lower` if it is a `plain`, which asks for no trap, and
/// by `may_trap` otherwise.
pub(super) fn settle(
    plain: &TokenStream,
    call: &TokenStream,
    lower: &TokenStream,
    may_trap: &TokenStream,
) -> TokenStream {
    quote! {
        __glue::given::<#plain, _>(#call).settle(#lower, #may_trap)
    }
}

/// The statements that lift the arguments, call the method and lower its result,
/// ending in `Ok` of the core result, or in what that settles to. They are for a body with
/// the context, and with `memory` where the function touches it.
pub(super) fn body(
    generation: &Generation<'_>,
    around: &Around,
    module: &witx::Id,
    function: &Function,
    method: &Method,
    memory: MemoryParam,
    has_memory: bool,
) -> TokenStream {
    let mut body = Body {
        generation,
        around,
        function,
        method,
        memory,
        has_memory,
        statements: TokenStream::new(),
        lifted: 0,
        suspended: Vec::new(),
        blocks: Vec::new(),
        settled: None,
    };
    function.abi.call_interface(module, &mut body);
    body.statements
}

struct Body<'a> {
    generation: &'a Generation<'a>,
    around: &'a Around,
    function: &'a Function,
    method: &'a Method,
    memory: MemoryParam,
    has_memory: bool,
    statements: TokenStream,
    /// How many parameters have been lifted.
    lifted: usize,
    /// The statements around the current block.
    suspended: Vec<TokenStream>,
    /// Finished blocks: their statements, and their value.
    blocks: Vec<(TokenStream, Option<TokenStream>)>,
    /// The method's call, in a body that settles.
    settled: Option<Settled>,
}

/// A call of a method, the type of whose result says what the body gives.
struct Settled {
    /// The statements before it.
    before: TokenStream,
    call: TokenStream,
    /// The type of a result that asks for no trap.
    plain: TokenStream,
    /// What makes a core value of that, if it is not the lowering alone.
    lower: Option<TokenStream>,
}

impl Body<'_> {
    fn ty(&self, ty: &Type) -> TokenStream {
        self.generation.paths.ty(self.generation.document, ty)
    }

    /// The local variable of the parameter with this index.
    fn local(&self, index: usize) -> Option<Ident> {
        let param = self.function.params.get(index)?;
        let skip = usize::from(self.memory != MemoryParam::None);
        let place = SourceSpan::of(self.method.params.get(skip + index)?);
        Some(place.ident(&param.ident))
    }

    /// Makes the next parameter of the value that `lift` gives, or of `core` where that
    /// can't fail and must not.
    fn lift(
        &mut self,
        core: &TokenStream,
        lift: impl FnOnce(&String) -> TokenStream,
    ) -> TokenStream {
        let (Some(param), Some(local)) = (
            self.function.params.get(self.lifted),
            self.local(self.lifted),
        ) else {
            return quote!(());
        };
        self.lifted += 1;
        let ty = self.ty(&param.ty);
        let always = self.around.settles.as_ref();
        let always = always.and_then(|_| lifted_always(self.generation.document, &param.ty, core));
        let lifted = always.unwrap_or_else(|| {
            let location = format!("parameter `{}`", param.witx);
            self.around.attempt(&lift(&location))
        });
        self.statements.extend(quote!(let #local: #ty = #lifted;));
        quote!(#local)
    }

    /// The call of the method, with each argument in the form that the method
    /// takes.
    fn call(&mut self, operands: &[TokenStream]) -> TokenStream {
        let document = self.generation.document;
        let mut arguments = Vec::new();
        if self.method.receiver != Receiver::None {
            let ctx = self.generation.ctx();
            arguments.push(quote!(#ctx));
        }
        let given = match self.memory {
            MemoryParam::None => None,
            MemoryParam::Ref => Some(quote!(&memory)),
            MemoryParam::Mut => Some(quote!(&mut memory)),
        };
        // Reported at the first parameter, if that is another reference.
        let memory = SourceSpan::of(self.method.params.first()).ident(&format_ident!("given"));
        arguments.extend(given.as_ref().map(|_| quote!(#memory)));
        let skip = usize::from(self.memory != MemoryParam::None);
        let types = self.method.params.iter().skip(skip);
        for ((param, value), ty) in self.function.params.iter().zip(operands).zip(types) {
            let place = SourceSpan::of(ty);
            if document.is_list(&param.ty) && self.has_memory {
                let location = format!("parameter `{}`", param.witx);
                let unborrowed = self.memory == MemoryParam::Mut;
                let is_string = matches!(document.resolve(&param.ty), Type::String);
                let from = match (is_string, unborrowed) {
                    (true, false) => quote!(__glue::FromString::from_string),
                    (true, true) => quote!(__glue::FromStringUnborrowed::from_string),
                    (false, false) => quote!(__glue::FromList::from_list),
                    (false, true) => quote!(__glue::FromListUnborrowed::from_list),
                };
                let received = place.respan(quote!(#from(#value, &memory)));
                let received = self
                    .around
                    .attempt(&quote!(__glue::located(#received, #location)));
                self.statements.extend(quote!(let #value = #received;));
                arguments.push(quote!(#value));
            } else if document.is_aggregate(&param.ty) {
                let value = place.respan(quote!(&#value));
                arguments.push(place.respan(quote!(
                    __glue::FromAggregate::from_aggregate(#value)
                )));
            } else {
                arguments.push(place.respan(quote!(
                    __glue::FromValue::from_value(#value)
                )));
            }
        }
        if let Some(given) = given {
            self.statements.extend(quote!(let #memory = #given;));
        }
        let (path, name) = (&self.around.path, &self.method.ident);
        let await_ = self.method.is_async.then(|| quote!(.await));
        self.method
            .output
            .respan(quote!(#path::#name(#(#arguments),*) #await_))
    }

    /// Calls the method, and gives its result in the form of the interface.
    fn call_interface(&mut self, operands: &[TokenStream], results: &mut Vec<TokenStream>) {
        let mut call = self.call(operands);
        let place = self.method.output;
        if self.around.settles.is_some() {
            let plain = match &self.function.result {
                Outcome::Nothing | Outcome::Never => quote!(()),
                Outcome::Plain(ty) => self.ty(ty),
                Outcome::Expected { ok, err, .. } => {
                    let (ok, err) = (self.ty(ok), self.ty(err));
                    quote!(::core::result::Result<#ok, #err>)
                }
            };
            let given = place.ident(&format_ident!("given"));
            self.settled = Some(Settled {
                before: std::mem::take(&mut self.statements),
                call: std::mem::replace(&mut call, quote!(#given)),
                plain,
                lower: None,
            });
        }
        match &self.function.result {
            Outcome::Nothing => {
                let plain = place.respan(quote!(__glue::IntoPlain::<()>::into_plain(#call)));
                let plain = self.around.attempt(&plain);
                self.statements.extend(quote!(#plain;));
            }
            Outcome::Never => {
                let trap = place.respan(if self.method.never_returns() {
                    // Before the edition of 2024 the compiler would take `!` for `()`.
                    quote!(<::core::convert::Infallible as __glue::IntoTrap>::into_trap(#call))
                } else {
                    quote!(__glue::IntoTrap::into_trap(#call))
                });
                self.statements.extend(match &self.around.failed {
                    None => quote!(::core::result::Result::Err(#trap)),
                    Some(failed) => quote!(let failure = #trap; #failed),
                });
            }
            Outcome::Plain(ty) => {
                let ty = self.ty(ty);
                let plain = place.respan(quote!(__glue::IntoPlain::<#ty>::into_plain(#call)));
                let plain = self.around.attempt(&plain);
                self.statements.extend(quote!(let value = #plain;));
                results.push(quote!(value));
            }
            Outcome::Expected { ok, err, .. } => {
                let (ok, err) = (self.ty(ok), self.ty(err));
                let ctx_type = &self.around.ctx;
                results.push(place.respan(quote! {
                    __glue::IntoOutcome::<#ok, #err, #ctx_type>::into_outcome(#call)
                }));
            }
        }
    }

    /// What the guest is given for the result of the method.
    fn lower_outcome(&mut self, outcome: &TokenStream) -> TokenStream {
        let (_, err) = self.blocks.pop().unwrap_or_default();
        let (ok_statements, _) = self.blocks.pop().unwrap_or_default();
        let Outcome::Expected {
            ok: ok_type,
            err: err_type,
            ..
        } = &self.function.result
        else {
            return TokenStream::new();
        };
        let (ok_type, err_type) = (self.ty(ok_type), self.ty(err_type));
        // Reported at the result type, if they don't fit.
        let place = self.method.output;
        let (succeeded, failed) = (
            place.ident(&format_ident!("value")),
            place.ident(&format_ident!("error")),
        );
        let ctx = match &self.around.settles {
            Some(again) => again.clone(),
            None => self.generation.ctx().into_token_stream(),
        };
        if let Some(settled) = &mut self.settled {
            settled.lower = Some(match err {
                Some(_) => quote!(__glue::lower_errno),
                None => quote!(__glue::lower_one),
            });
        }
        let value = place.respan(quote! {
            __glue::OutcomeValue::<#ok_type>::outcome_value(#succeeded)
        });
        let ctx_type = &self.around.ctx;
        // An error without a type is told from success, and no more.
        let into = if err.is_some() {
            quote!(into_core)
        } else {
            quote!(into_one)
        };
        let errno = self.around.attempt(&place.respan(quote! {
            __glue::IntoErrno::<#err_type, #ctx_type>::#into(#failed, #ctx)
        }));
        let ok_pattern = if ok_statements.is_empty() {
            quote!(())
        } else {
            quote!(value)
        };
        quote! {
            match #outcome {
                ::core::result::Result::Ok(#succeeded) => {
                    let #ok_pattern = #value;
                    #ok_statements
                    0
                }
                ::core::result::Result::Err(#failed) => #errno,
            }
        }
    }

    /// Ends the body in the core value, if there is one.
    fn finish(&mut self, core: Option<&TokenStream>) {
        let value = core.map_or_else(|| quote!(()), TokenStream::clone);
        let done = quote!(::core::result::Result::Ok(#value));
        let Some(settled) = self.settled.take() else {
            self.statements.extend(done);
            return;
        };
        let after = std::mem::replace(&mut self.statements, settled.before);
        let given = self.method.output.ident(&format_ident!("given"));
        let lower = settled.lower.unwrap_or_else(|| match core {
            Some(_) => quote!(|value| #value),
            None => quote!(|()| ()),
        });
        let may_trap = quote!(|#given| { #after #done });
        let settle = settle(&settled.plain, &settled.call, &lower, &may_trap);
        self.statements.extend(settle);
    }
}

/// The core type that an instruction lowers one value to, if it does that.
fn lowered_to(instruction: &Instruction<'_>) -> Option<TokenStream> {
    Some(match instruction {
        Instruction::I32FromChar
        | Instruction::I32FromU32
        | Instruction::I32FromS32
        | Instruction::I32FromUsize
        | Instruction::I32FromU16
        | Instruction::I32FromS16
        | Instruction::I32FromU8
        | Instruction::I32FromS8
        | Instruction::I32FromChar8
        | Instruction::I32FromPointer
        | Instruction::I32FromConstPointer
        | Instruction::I32FromHandle { .. }
        | Instruction::I32FromBitflags { .. }
        | Instruction::EnumLower { .. } => quote!(i32),
        Instruction::I64FromU64 | Instruction::I64FromS64 | Instruction::I64FromBitflags { .. } => {
            quote!(i64)
        }
        Instruction::F32FromIf32 => quote!(f32),
        Instruction::F64FromIf64 => quote!(f64),
        _ => return None,
    })
}

/// Whether an instruction lifts one core value to an interface value.
fn lifts_value(instruction: &Instruction<'_>) -> bool {
    matches!(
        instruction,
        Instruction::S8FromI32
            | Instruction::U8FromI32
            | Instruction::S16FromI32
            | Instruction::U16FromI32
            | Instruction::S32FromI32
            | Instruction::U32FromI32
            | Instruction::S64FromI64
            | Instruction::U64FromI64
            | Instruction::CharFromI32
            | Instruction::Char8FromI32
            | Instruction::UsizeFromI32
            | Instruction::If32FromF32
            | Instruction::If64FromF64
            | Instruction::HandleFromI32 { .. }
            | Instruction::PointerFromI32 { .. }
            | Instruction::ConstPointerFromI32 { .. }
            | Instruction::BitflagsFromI32 { .. }
            | Instruction::BitflagsFromI64 { .. }
            | Instruction::EnumLift { .. }
    )
}

impl Bindgen for Body<'_> {
    type Operand = TokenStream;

    fn emit(
        &mut self,
        instruction: &Instruction<'_>,
        operands: &mut Vec<TokenStream>,
        results: &mut Vec<TokenStream>,
    ) {
        match (instruction, &operands[..]) {
            (Instruction::GetArg { nth }, _) => {
                let arg = format_ident!("arg{nth}");
                results.push(quote!(#arg));
            }

            (instruction, [core]) if lifts_value(instruction) => {
                let lifted = self.lift(core, |at| quote!(__glue::lift(#core, #at)));
                results.push(lifted);
            }
            (Instruction::ListFromPointerLength { .. }, [pointer, length]) => {
                let pair = quote!((#pointer, #length));
                let lifted = self.lift(&pair, |at| quote!(__glue::lift(#pair, #at)));
                results.push(lifted);
            }
            (Instruction::Load { .. }, [address]) => {
                let lifted = self.lift(address, |at| quote!(__glue::load(&memory, #address, #at)));
                results.push(lifted);
            }

            (Instruction::CallInterface { .. }, operands) => {
                self.call_interface(operands, results);
            }

            // An `expected` whose sides are both empty counts as an enum.
            (Instruction::EnumLower { .. }, [outcome]) if self.suspended.is_empty() => {
                self.blocks.push((TokenStream::new(), None));
                self.blocks.push((TokenStream::new(), None));
                let lowered = self.lower_outcome(outcome);
                results.push(lowered);
            }
            (instruction, [value]) if let Some(core) = lowered_to(instruction) => {
                results.push(quote!(__glue::Lower::<#core>::lower(#value)));
            }

            (Instruction::VariantPayload, _) => {
                // The first block is for `ok`, the second for `err`.
                if self.blocks.is_empty() {
                    results.push(quote!(value));
                } else {
                    results.push(quote!(error));
                }
            }
            (Instruction::TupleLower { amt }, [tuple]) => {
                let members: Vec<_> = (0..*amt).map(|n| format_ident!("member{n}")).collect();
                let types = match &self.function.result {
                    Outcome::Expected {
                        members: Some(types),
                        ..
                    } => types.iter().map(|ty| self.ty(ty)).collect(),
                    _ => Vec::new(),
                };
                self.statements.extend(quote! {
                    let (#(#members,)*): (#(#types,)*) = ::core::convert::From::from(#tuple);
                });
                results.extend(members.iter().map(|member| quote!(#member)));
            }
            (Instruction::Store { .. }, [value, address]) => {
                let location = match &self.function.result {
                    Outcome::Expected { witx, .. } => format!("result `{witx}`"),
                    Outcome::Nothing | Outcome::Never | Outcome::Plain(_) => "result".to_owned(),
                };
                let stored = self
                    .around
                    .attempt(&quote!(__glue::store(&mut memory, #address, #value, #location)));
                self.statements.extend(quote!(#stored;));
            }
            (Instruction::ResultLower { .. }, [outcome]) => {
                let lowered = self.lower_outcome(outcome);
                results.push(lowered);
            }

            (Instruction::Return { .. }, values) => {
                if !matches!(self.function.result, Outcome::Never) {
                    self.finish(values.first());
                }
            }

            // These belong to the other direction, a guest's call of an import.
            // `witx` asserts that as many results are pushed as it expects.
            (other, _) => {
                let bug = format!(
                    "internal error of wasmtime-integration, please report it: the ABI \
                     instruction {other:?} has no place in `{}`",
                    self.function.witx
                );
                let bug = quote!(::core::compile_error!(#bug));
                results.extend((0..other.results_len()).map(|_| bug.clone()));
                self.statements.extend(quote!(#bug;));
            }
        }
    }

    fn allocate_space(&mut self, _slot: usize, _ty: &witx::NamedType) {
        // Only for calls of imports.
    }

    fn push_block(&mut self) {
        let around = std::mem::take(&mut self.statements);
        self.suspended.push(around);
    }

    fn finish_block(&mut self, operand: Option<TokenStream>) {
        let around = self.suspended.pop().unwrap_or_default();
        let statements = std::mem::replace(&mut self.statements, around);
        self.blocks.push((statements, operand));
    }
}
