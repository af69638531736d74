//! Clocks that show the same times in each run.

use crate::interface::types::{Clockid, Errno, Timestamp};

/// The start of the year 2000, in nanoseconds since the start of 1970, both in UTC.
const START: Timestamp = 946_684_800_000_000_000;

/// The time that passes between two readings, in nanoseconds. Some time must pass, since
/// some programs wait for it in a loop.
const STEP: Timestamp = 1_000_000;

/// Two clocks that advance only when they are read.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    passed: Timestamp,
}

impl Clock {
    /// Reads the clock `id`, in nanoseconds.
    pub(crate) fn read(&mut self, id: Clockid) -> Result<Timestamp, Errno> {
        let start = match id {
            Clockid::Realtime => START,
            Clockid::Monotonic => 0,
            // Wasmtime doesn't have these clocks either.
            Clockid::ProcessCputimeId | Clockid::ThreadCputimeId => return Err(Errno::Badf),
        };
        self.passed = self.passed.saturating_add(STEP);
        Ok(self.passed.saturating_add(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reading_is_a_step_later() {
        let mut clock = Clock::default();
        assert_eq!(clock.read(Clockid::Monotonic), Ok(STEP));
        assert_eq!(clock.read(Clockid::Realtime), Ok(START + 2 * STEP));
        assert_eq!(clock.read(Clockid::ThreadCputimeId), Err(Errno::Badf));
        assert_eq!(clock.read(Clockid::Monotonic), Ok(3 * STEP));
    }

    #[test]
    fn time_has_an_end_and_stays_there() {
        let passed = Timestamp::MAX - 1;
        let mut clock = Clock { passed };
        for id in [Clockid::Monotonic, Clockid::Monotonic, Clockid::Realtime] {
            assert_eq!(clock.read(id), Ok(Timestamp::MAX));
        }
    }
}
