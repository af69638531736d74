//! `GuestMemory` and `GuestPtr`, compared with a model: the bytes in a vector, and arithmetic
//! that can't overflow.
#![no_main]

use arbitrary::{Arbitrary, Unstructured};
use libfuzzer_sys::fuzz_target;
use wasmtime_integration::{GuestError, GuestMemory, GuestPtr, GuestType};

#[derive(Arbitrary, Debug)]
enum Op {
    Read(Size, u32),
    Write(Size, u32, u64),
    Slice(u32, u32),
    Fill(u32, u32, u8),
    Text(u32, u32),
    List(Size, u32, u32),
    Copy(u32, u8, [u16; 3]),
    Disjoint([(u32, u32); 3]),
    Add(Size, u32, u32),
    Range(u32, u32, u32, u32),
}

#[derive(Arbitrary, Clone, Copy, Debug)]
enum Size {
    One,
    Two,
    Four,
    Eight,
}

impl Size {
    fn bytes(self) -> u64 {
        match self {
            Size::One => 1,
            Size::Two => 2,
            Size::Four => 4,
            Size::Eight => 8,
        }
    }
}

/// The bytes, accessed with the sizes that `GuestMemory`'s methods get.
struct Model(Vec<u8>);

impl Model {
    /// Returns the bytes of an array, if it is valid.
    fn array(&mut self, start: u32, len: u32, size: u64) -> Option<&mut [u8]> {
        let bytes = u64::from(len) * size;
        let end = u64::from(start) + bytes;
        let is_aligned = bytes == 0 || u64::from(start) % size == 0;
        if !is_aligned || end > self.0.len() as u64 {
            return None;
        }
        self.0.get_mut(start as usize..end as usize)
    }

    fn number(&mut self, start: u32, size: u64) -> Option<u64> {
        let bytes = self.array(start, 1, size)?.iter().rev();
        Some(bytes.fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

fn read<T: GuestType + Into<u64>>(memory: &GuestMemory<'_>, at: u32) -> Option<u64> {
    memory.read(GuestPtr::<T>::new(at)).ok().map(Into::into)
}

fn list<T: GuestType + Into<u64>>(memory: &GuestMemory<'_>, at: u32, len: u32) -> Option<Vec<u64>> {
    let list = memory.to_vec(GuestPtr::<[T]>::new((at, len))).ok()?;
    Some(list.into_iter().map(Into::into).collect())
}

fuzz_target!(|data: &[u8]| {
    let mut input = Unstructured::new(data);
    let len = input.int_in_range(0..=64).unwrap_or(0);
    let mut bytes = vec![0; len];
    let _ = input.fill_buffer(&mut bytes);
    let mut model = Model(bytes.clone());
    let mut memory = GuestMemory::from(&mut bytes);
    while let Ok(op) = Op::arbitrary(&mut input) {
        if input.is_empty() {
            break;
        }
        check(&mut memory, &mut model, &op);
    }
    let all = GuestPtr::new((0, u32::try_from(len).unwrap()));
    assert_eq!(memory.slice(all), Ok(&model.0[..]));
});

fn check(memory: &mut GuestMemory<'_>, model: &mut Model, op: &Op) {
    match *op {
        Op::Read(size, at) => {
            let got = match size {
                Size::One => read::<u8>(memory, at),
                Size::Two => read::<u16>(memory, at),
                Size::Four => read::<u32>(memory, at),
                Size::Eight => read::<u64>(memory, at),
            };
            assert_eq!(got, model.number(at, size.bytes()), "{op:?}");
        }
        Op::Write(size, at, value) => {
            let got = match size {
                Size::One => memory.write(GuestPtr::new(at), value as u8),
                Size::Two => memory.write(GuestPtr::new(at), value as u16),
                Size::Four => memory.write(GuestPtr::new(at), value as u32),
                Size::Eight => memory.write(GuestPtr::new(at), value),
            };
            let place = model.array(at, 1, size.bytes());
            assert_eq!(got.is_ok(), place.is_some(), "{op:?}");
            if let Some(place) = place {
                place.copy_from_slice(&value.to_le_bytes()[..place.len()]);
            }
        }
        Op::Slice(at, len) => {
            let slice = GuestPtr::new((at, len));
            let expected = model.array(at, len, 1).map(|bytes| &*bytes);
            assert_eq!(memory.slice(slice).ok(), expected, "{op:?}");
            assert_eq!(memory.cow(slice).ok().as_deref(), expected, "{op:?}");
        }
        Op::Fill(at, len, byte) => {
            let got = memory.slice_mut(GuestPtr::new((at, len)));
            let expected = model.array(at, len, 1);
            assert_eq!(got.is_ok(), expected.is_some(), "{op:?}");
            if let (Ok(got), Some(expected)) = (got, expected) {
                got.fill(byte);
                expected.fill(byte);
            }
        }
        Op::Text(at, len) => {
            let text = GuestPtr::new((at, len));
            let expected = model.array(at, len, 1).map(|bytes| &*bytes);
            let expected = expected.and_then(|bytes| std::str::from_utf8(bytes).ok());
            assert_eq!(memory.str(text).ok(), expected, "{op:?}");
            assert_eq!(memory.cow_str(text).ok().as_deref(), expected, "{op:?}");
        }
        Op::List(size, at, len) => {
            let got = match size {
                Size::One => list::<u8>(memory, at, len),
                Size::Two => list::<u16>(memory, at, len),
                Size::Four => list::<u32>(memory, at, len),
                Size::Eight => list::<u64>(memory, at, len),
            };
            let is_good = model.array(at, len, size.bytes()).is_some();
            let numbers = is_good.then(|| {
                let at = |index| at + index * size.bytes() as u32;
                (0..len)
                    .filter_map(|index| model.number(at(index), size.bytes()))
                    .collect()
            });
            assert_eq!(got, numbers, "{op:?}");
        }
        Op::Copy(at, len, values) => {
            let slice = &values[..usize::from(len % 4)];
            let got = memory.copy_from_slice(slice, GuestPtr::new((at, slice.len() as u32)));
            let place = model.array(at, slice.len() as u32, 2);
            assert_eq!(got.is_ok(), place.is_some(), "{op:?}");
            for (place, value) in place.into_iter().flat_map(|p| p.chunks_mut(2)).zip(slice) {
                place.copy_from_slice(&value.to_le_bytes());
            }
            let wrong = memory.copy_from_slice(slice, GuestPtr::new((at, slice.len() as u32 + 1)));
            assert_eq!(wrong, Err(GuestError::SliceLengthsDiffer));
        }
        Op::Disjoint(ranges) => {
            let got = memory.disjoint_mut(ranges.map(GuestPtr::new)).is_ok();
            let fits = ranges
                .iter()
                .all(|(at, len)| model.array(*at, *len, 1).is_some());
            let end = |(at, len): (u32, u32)| u64::from(at) + u64::from(len);
            let overlap = |a: (u32, u32), b: (u32, u32)| {
                a.1 != 0 && b.1 != 0 && u64::from(a.0) < end(b) && u64::from(b.0) < end(a)
            };
            let [a, b, c] = ranges;
            let expected = fits && !overlap(a, b) && !overlap(a, c) && !overlap(b, c);
            assert_eq!(got, expected, "{op:?}");
        }
        Op::Add(size, at, count) => {
            let got = match size {
                Size::One => GuestPtr::<u8>::new(at).add(count).map(|ptr| ptr.offset()),
                Size::Two => GuestPtr::<u16>::new(at).add(count).map(|ptr| ptr.offset()),
                Size::Four => GuestPtr::<u32>::new(at).add(count).map(|ptr| ptr.offset()),
                Size::Eight => GuestPtr::<u64>::new(at).add(count).map(|ptr| ptr.offset()),
            };
            let expected = u64::from(at) + u64::from(count) * size.bytes();
            assert_eq!(got.ok(), u32::try_from(expected).ok(), "{op:?}");
        }
        Op::Range(at, len, start, end) => {
            let array = GuestPtr::<[u32]>::new((at, len));
            let got = array.get_range(start..end).map(|range| range.offset());
            let first = u64::from(at) + 4 * u64::from(start);
            let is_good = start <= end && end <= len && first <= u64::from(u32::MAX);
            let expected = is_good.then(|| (first as u32, end - start));
            assert_eq!(got, expected, "{op:?}");
        }
    }
}
