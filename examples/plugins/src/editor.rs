//! The functions that plug-ins import from the module `editor`.

use std::io;
use std::path::{Component, Path, PathBuf};

use slab::Slab;
use wasmtime::{Caller, Extern, TypedFunc, WasmParams, WasmResults};
use wasmtime_integration::{GuestError, GuestMemory, GuestPtr, Trappable, wasmtime_integration};

use crate::Host;

/// How many documents can be open.
const MAX_OPEN: usize = 16;
/// How long a text can grow, in bytes.
const MAX_TEXT: usize = 1024 * 1024;

/// The context: the documents that a plug-in has opened.
pub struct Documents {
    directory: PathBuf,
    texts: Slab<String>,
    in_for_each_line: bool,
}

#[wasmtime_integration(
    witx = "witx/plugins.witx",
    guest_error = bad_argument,
    missing_memory = types::Errno::Fault,
)]
impl Documents {
    async fn open(&mut self, name: &str) -> Result<types::Document, types::Errno> {
        if self.texts.len() == MAX_OPEN {
            return Err(types::Errno::Full);
        }
        let path = self.path(name)?;
        let text = tokio::fs::read_to_string(path).await?;
        let key = self.texts.insert(text);
        let handle = u32::try_from(key).map_err(|_| types::Errno::Full)?;
        Ok(types::Document::from(handle))
    }

    fn close(&mut self, document: types::Document) -> Result<(), types::Errno> {
        let text = self.texts.try_remove(key(document)?);
        text.map(drop).ok_or(types::Errno::BadHandle)
    }

    fn append(&mut self, document: types::Document, text: &str) -> Result<(), types::Errno> {
        let whole = self.text_mut(document)?;
        if text.len() > MAX_TEXT.saturating_sub(whole.len()) {
            return Err(types::Errno::Full);
        }
        whole.push_str(text);
        Ok(())
    }

    fn text_size(
        &mut self,
        document: types::Document,
    ) -> Result<types::Size, Trappable<types::Errno>> {
        let text = self.text_mut(document)?;
        Ok(types::Size::try_from(text.len())?)
    }

    fn text(
        &mut self,
        memory: &mut GuestMemory<'_>,
        document: types::Document,
        buf: GuestPtr<u8>,
        len: types::Size,
    ) -> Result<types::Size, Trappable<types::Errno>> {
        let text = self.text_mut(document)?;
        Ok(memory.write_str(buf, len, text)?)
    }

    fn find(
        &mut self,
        memory: &mut GuestMemory<'_>,
        document: types::Document,
        pattern: String,
        buf: GuestPtr<types::Position>,
        len: types::Size,
    ) -> Result<types::Size, Trappable<types::Errno>> {
        let text = self.text_mut(document)?;
        let mut positions = Vec::new();
        for (line, number) in text.lines().zip(1..) {
            for (offset, _) in line.match_indices(&pattern) {
                positions.push(types::Position {
                    line: number,
                    column: u32::try_from(offset + 1)?,
                });
            }
        }
        Ok(memory.write_slice(buf, len, &positions)?)
    }

    async fn for_each_line(
        caller: &mut Caller<'_, Host>,
        document: types::Document,
    ) -> Result<(), Trappable<types::Errno>> {
        let documents = &mut caller.data_mut().documents;
        if documents.in_for_each_line {
            return Err(types::Errno::Busy.into());
        }
        let text = documents.text_mut(document)?.clone();
        documents.in_for_each_line = true;
        let result = pass_lines(caller, &text).await;
        caller.data_mut().documents.in_for_each_line = false;
        result
    }
}

/// Calls the plug-in's `on_line` for each line.
async fn pass_lines(
    caller: &mut Caller<'_, Host>,
    text: &str,
) -> Result<(), Trappable<types::Errno>> {
    let alloc = export::<u32, u32>(caller, "alloc")?;
    let on_line = export::<(u32, u32, u32), i32>(caller, "on_line")?;
    for (line, number) in text.lines().zip(1..) {
        let len = u32::try_from(line.len())?;
        // At least 1, since C's `malloc(0)` can return a null pointer.
        let address = alloc.call_async(&mut *caller, len.max(1)).await?;
        if address == 0 {
            return Err(types::Errno::NoMemory.into());
        }
        let (mut memory, _host) = GuestMemory::from_caller(caller)?;
        memory.write_str(GuestPtr::new(address), len, line)?;
        let args = (number, address, len);
        if on_line.call_async(&mut *caller, args).await? != 0 {
            break;
        }
    }
    Ok(())
}

/// Returns a function that the plug-in exports.
fn export<Params: WasmParams, Results: WasmResults>(
    caller: &mut Caller<'_, Host>,
    name: &str,
) -> wasmtime::Result<TypedFunc<Params, Results>> {
    let func = caller.get_export(name).and_then(Extern::into_func);
    func.ok_or_else(|| wasmtime::format_err!("the plug-in exports no function `{name}`"))?
        .typed(&*caller)
}

impl Documents {
    pub fn new(directory: PathBuf) -> Documents {
        Documents {
            directory,
            texts: Slab::new(),
            in_for_each_line: false,
        }
    }

    fn text_mut(&mut self, document: types::Document) -> Result<&mut String, types::Errno> {
        let text = self.texts.get_mut(key(document)?);
        text.ok_or(types::Errno::BadHandle)
    }

    /// Returns the path of a document, whose name must be a plain file name.
    fn path(&self, name: &str) -> Result<PathBuf, types::Errno> {
        let mut components = Path::new(name).components();
        match (components.next(), components.next()) {
            (Some(Component::Normal(file)), None) => Ok(self.directory.join(file)),
            _ => Err(types::Errno::NotFound),
        }
    }
}

/// Returns the key of a document in the slab.
fn key(document: types::Document) -> Result<usize, types::Errno> {
    usize::try_from(u32::from(document)).map_err(|_| types::Errno::BadHandle)
}

impl From<io::Error> for types::Errno {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => types::Errno::NotFound,
            _ => types::Errno::Io,
        }
    }
}

/// Returns the error for an invalid argument, and logs the reason.
fn bad_argument(error: GuestError) -> types::Errno {
    eprintln!("plug-in: {error}");
    types::Errno::Fault
}
