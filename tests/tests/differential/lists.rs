//! Lists of every kind of element, and pointers to pointers.

use crate::compare::Rule;
use crate::host::{ours, theirs};
use crate::run::check;

/// The methods, generic over the form of the lists that they read as a whole.
macro_rules! host {
    ($host:ident $name:ident, $form:ident) => {
        $host!($name, "witx/differential/lists.witx", lists as Lists, {
            fn halves(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: super::$form::List<u16>,
            ) -> Result<types::Size, Failed> {
                let l = l.take(memory)?;
                self.saw(&l);
                self.refuse()?;
                Ok(u32::try_from(l.len()).expect("it fits into a page"))
            }

            fn longs(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: super::$form::List<u64>,
            ) -> Result<types::Size, Failed> {
                let l = l.take(memory)?;
                self.saw(&l);
                self.refuse()?;
                Ok(u32::try_from(l.len()).expect("it fits into a page"))
            }

            fn floats(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: super::$form::List<f32>,
            ) -> Result<types::Size, Failed> {
                let l = l.take(memory)?;
                let bits: Vec<u32> = l.into_iter().map(f32::to_bits).collect();
                self.saw(&bits);
                self.refuse()?;
                Ok(u32::try_from(bits.len()).expect("it fits into a page"))
            }

            fn fds(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: super::$form::List<types::Fd>,
            ) -> Result<types::Size, Failed> {
                let l = l.take(memory)?;
                self.saw(&l);
                self.refuse()?;
                Ok(l.into_iter().map(u32::from).fold(0, u32::wrapping_add))
            }

            fn colors(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: super::$form::List<types::Color>,
            ) -> Result<types::Size, Failed> {
                let l = l.take(memory)?;
                self.saw(&l);
                self.refuse()?;
                Ok(u32::try_from(l.len()).expect("it fits into a page"))
            }

            fn perms(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: super::$form::List<types::Perms>,
            ) -> Result<types::Size, Failed> {
                let l = l.take(memory)?;
                self.saw(&l);
                self.refuse()?;
                let all = l
                    .into_iter()
                    .fold(types::Perms::empty(), |all, perms| all ^ perms);
                Ok(u32::from(all.bits()))
            }

            fn points(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: super::$form::List<types::Point>,
            ) -> Result<types::Size, Failed> {
                let l = l.take(memory)?;
                self.saw(&l);
                self.refuse()?;
                Ok(u32::try_from(l.len()).expect("it fits into a page"))
            }

            fn entries(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: super::$form::List<types::Entry>,
            ) -> Result<types::Size, Failed> {
                let l = l.take(memory)?;
                self.saw(&l);
                self.refuse()?;
                Ok(u32::try_from(l.len()).expect("it fits into a page"))
            }

            fn pointers(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: super::$form::List<GuestPtr<u32>>,
            ) -> Result<types::Size, Failed> {
                let l = l.take(memory)?;
                self.saw(&l);
                self.refuse()?;
                let mut sum = 0u32;
                for pointer in l {
                    sum = sum.wrapping_add(self.read(memory, pointer)?);
                    self.write(memory, pointer, sum)?;
                }
                Ok(sum)
            }

            fn rows(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: super::$form::List<types::Points>,
            ) -> Result<types::Size, Failed> {
                let l = l.take(memory)?;
                self.saw(&l);
                self.refuse()?;
                let mut count = 0;
                for row in l {
                    let row = self.list(memory, row)?;
                    self.saw(&row);
                    count += row.len();
                }
                Ok(u32::try_from(count).expect("a list is in a page"))
            }

            fn each_point(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: types::Points,
            ) -> Result<types::Size, Failed> {
                self.saw(&l);
                let mut sum = 0u32;
                for point in l.iter() {
                    let point = self.read(memory, point?)?;
                    sum = sum.rotate_left(1) ^ (point.x ^ point.y).cast_unsigned();
                }
                self.saw(&sum);
                self.refuse()?;
                Ok(sum)
            }

            fn each_entry(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: GuestPtr<[types::Entry]>,
            ) -> Result<types::Size, Failed> {
                self.saw(&(l, l.offset_base(), l.len()));
                for entry in l.iter() {
                    let entry = entry?;
                    let mut value = self.read(memory, entry)?;
                    self.saw(&value);
                    value.size = value.size.wrapping_add(1);
                    self.write(memory, entry, value)?;
                }
                self.refuse()?;
                Ok(l.len())
            }

            fn some_entry(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: GuestPtr<[types::Entry]>,
                index: u8,
                end: u8,
            ) -> Result<types::Entry, Failed> {
                self.saw(&(l, index, end));
                // wiggle's arithmetic panics if the element is past the end of the address
                // space.
                if l.offset_base() > i32::MAX.cast_unsigned() {
                    return Err(types::Errno::Inval.into());
                }
                let (index, end) = (u32::from(index % 8), u32::from(end % 8));
                let range = l.get_range(index..end);
                self.saw(&range);
                self.refuse()?;
                let entry = range.map_or_else(|| l.get(index), |range| Some(range.as_ptr()));
                self.saw(&entry);
                match entry {
                    Some(entry) => self.read(memory, entry),
                    None => Err(types::Errno::Again.into()),
                }
            }

            fn put_points(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: types::Points,
            ) -> Result<types::Size, Failed> {
                self.saw(&l);
                for index in 0..l.len().min(8) {
                    let x = self.pick(1000).cast_signed();
                    let place = l.as_ptr().add(index)?;
                    self.write(memory, place, types::Point { x, y: -x })?;
                }
                self.refuse()?;
                Ok(l.len())
            }

            fn copy_halves(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: GuestPtr<[u16]>,
            ) -> Result<(), Failed> {
                self.saw(&l);
                let halves: Vec<u16> = (0..6).take(l.len() as usize).collect();
                memory.copy_from_slice(&halves, l)?;
                self.refuse()
            }

            fn copy_longs(
                &mut self,
                memory: &mut GuestMemory<'_>,
                l: GuestPtr<[u64]>,
            ) -> Result<(), Failed> {
                self.saw(&l);
                let longs: Vec<u64> = (0..6).map(|nth| nth << 33).take(l.len() as usize).collect();
                memory.copy_from_slice(&longs, l)?;
                self.refuse()
            }

            fn same_list(
                &mut self,
                _: &mut GuestMemory<'_>,
                l: types::Points,
            ) -> Result<types::Points, Failed> {
                self.saw(&l);
                self.refuse()?;
                Ok(l)
            }

            fn follow(
                &mut self,
                memory: &mut GuestMemory<'_>,
                p: GuestPtr<GuestPtr<types::Entry>>,
            ) -> Result<types::Entry, Failed> {
                self.saw(&p);
                let entry = self.read(memory, p)?;
                self.saw(&entry);
                let entry = self.read(memory, entry)?;
                self.saw(&entry);
                self.refuse()?;
                Ok(entry)
            }

            fn follow_far(
                &mut self,
                memory: &mut GuestMemory<'_>,
                p: GuestPtr<GuestPtr<GuestPtr<u64>>>,
            ) -> Result<types::Size, Failed> {
                self.saw(&p);
                let p = self.read(memory, p)?;
                self.saw(&p);
                let p = self.read(memory, p)?;
                self.saw(&p);
                let long = self.read(memory, p)?;
                self.write(memory, p, !long)?;
                self.refuse()?;
                Ok(p.offset())
            }

            fn follow_list(
                &mut self,
                memory: &mut GuestMemory<'_>,
                p: GuestPtr<types::Points>,
            ) -> Result<types::Size, Failed> {
                self.saw(&p);
                let points = self.read(memory, p)?;
                self.saw(&points);
                let points = self.list(memory, points)?;
                self.saw(&points);
                self.refuse()?;
                Ok(u32::try_from(points.len()).expect("it fits into a page"))
            }

            fn redirect(
                &mut self,
                memory: &mut GuestMemory<'_>,
                p: GuestPtr<GuestPtr<u16>>,
                to: GuestPtr<u16>,
            ) -> Result<(), Failed> {
                self.saw(&(p, to));
                let far = self.pick(u32::MAX);
                self.saw(&to.add(far).ok());
                let next = to.add(self.0.pick(1..4))?;
                self.saw(&next);
                self.write(memory, p, next)?;
                self.write(memory, to.cast::<u8>(), 1)?;
                self.refuse()
            }
        });
    };
}

mod theirs_unread {
    pub(super) type List<T> = wiggle::GuestPtr<[T]>;
}

mod ours_unread {
    pub(super) type List<T> = wasmtime_integration::GuestPtr<[T]>;
}

mod ours_owned {
    pub(super) type List<T> = Vec<T>;
}

host!(theirs theirs, theirs_unread);
host!(ours unread, ours_unread);
host!(ours owned, ours_owned);

#[test]
fn lists_and_pointers_are_the_same() {
    check(
        "witx/differential/lists.witx",
        "proptest-regressions/differential/lists.txt",
        theirs::implementation(),
        vec![unread::implementation(), owned::implementation()],
        &[Rule::Whole, Rule::EmptyCopy],
        &[],
    );
}
