//! Random numbers that are the same in each run.

/// A generator whose numbers follow from its seed: `SplitMix64`. They look random, but
/// anyone who sees one can compute the next, so they must not be used for secrets.
#[derive(Debug)]
pub(crate) struct Random {
    state: u64,
}

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Random { state: seed }
    }

    /// Fills `bytes` with the next numbers, eight bytes each.
    pub(crate) fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.next().to_le_bytes()[..chunk.len()]);
        }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes<const N: usize>(seed: u64) -> [u8; N] {
        let mut bytes = [0; N];
        Random::new(seed).fill(&mut bytes);
        bytes
    }

    #[test]
    fn the_seed_decides() {
        // The first numbers that the authors of the generator list for this seed.
        let numbers = [
            6_457_827_717_110_365_317_u64,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        let expected = numbers.map(u64::to_le_bytes).concat();
        assert_eq!(bytes::<24>(1_234_567)[..], expected);
        assert_eq!(bytes::<21>(1_234_567)[..], expected[..21]);
        assert_ne!(bytes::<8>(0), bytes::<8>(1));
    }
}
