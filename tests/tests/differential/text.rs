//! Strings and lists of bytes, in each form in which a method may take them.

use std::borrow::Cow;

use crate::host::{ours, theirs};
use crate::run::check;

/// The methods, generic over the form of strings, bytes and memory.
macro_rules! host {
    ($host:ident $name:ident, $text:ty, $bytes:ty, $memory:ty) => {
        $host!($name, "witx/differential/text.witx", text as Text, {
            fn text(&mut self, memory: $memory, s: $text) -> Result<(), Failed> {
                let s = s.take(memory)?;
                self.saw(&s);
                self.refuse()
            }

            fn bytes(&mut self, memory: $memory, b: $bytes) -> Result<(), Failed> {
                let b = b.take(memory)?;
                self.saw(&b);
                self.refuse()
            }

            fn chars(&mut self, memory: $memory, b: $bytes) -> Result<(), Failed> {
                let b = b.take(memory)?;
                self.saw(&b);
                self.refuse()
            }

            fn length(&mut self, memory: $memory, s: $text) -> Result<types::Size, Failed> {
                let s = s.take(memory)?;
                self.saw(&s);
                self.refuse()?;
                Ok(u32::try_from(s.chars().count()).expect("it fits into a page"))
            }

            fn hash(&mut self, memory: $memory, b: $bytes) -> Result<types::Hash, Failed> {
                let b = b.take(memory)?;
                self.saw(&b);
                self.refuse()?;
                Ok(b.iter().fold(17, |hash, byte| {
                    hash.wrapping_mul(31).wrapping_add(u64::from(*byte))
                }))
            }

            fn compare(
                &mut self,
                memory: $memory,
                a: $text,
                b: $text,
            ) -> Result<types::Size, Failed> {
                let a = a.take(memory)?;
                let b = b.take(memory)?;
                self.saw(&(&a, &b));
                self.refuse()?;
                Ok(u32::from(a < b))
            }

            fn mixed(
                &mut self,
                memory: $memory,
                narrow: u8,
                s: $text,
                between: u64,
                b: $bytes,
                last: i16,
            ) -> Result<types::Size, Failed> {
                let s = s.take(memory)?;
                let b = b.take(memory)?;
                self.saw(&(narrow, &s, between, &b, last));
                self.refuse()?;
                Ok(u32::try_from(s.len() + b.len()).expect("it fits into two pages"))
            }
        });
    };
}

host!(theirs theirs, GuestPtr<str>, GuestPtr<[u8]>, &mut GuestMemory<'_>);
host!(ours unread, GuestPtr<str>, GuestPtr<[u8]>, &mut GuestMemory<'_>);
host!(ours borrowed, &str, &[u8], &GuestMemory<'_>);
host!(ours cow, super::Cow<'_, str>, super::Cow<'_, [u8]>, &GuestMemory<'_>);
host!(ours owned, String, Vec<u8>, &mut GuestMemory<'_>);

#[test]
fn strings_and_bytes_are_the_same() {
    check(
        "witx/differential/text.witx",
        "proptest-regressions/differential/text.txt",
        theirs::implementation(),
        vec![
            unread::implementation(),
            borrowed::implementation(),
            cow::implementation(),
            owned::implementation(),
        ],
        &[],
        &[],
    );
}
