//! The clocks of a guest.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::host::types::{Clockid, Errno, Timestamp};

/// The clocks of one guest.
pub(crate) struct Clocks {
    start: Instant,
}

impl Clocks {
    /// Creates the clocks. The monotonic clock starts here, at zero.
    pub(crate) fn new() -> Self {
        Clocks {
            start: Instant::now(),
        }
    }

    /// Reads all clocks.
    pub(crate) fn now(&self) -> Moment {
        // A system clock before 1970 has not been set.
        let realtime = SystemTime::now().duration_since(UNIX_EPOCH);
        Moment {
            realtime: nanoseconds(realtime.unwrap_or_default()),
            monotonic: nanoseconds(self.start.elapsed()),
        }
    }
}

/// The readings of the clocks at one moment, in nanoseconds.
#[derive(Clone, Copy)]
pub(crate) struct Moment {
    pub(crate) realtime: Timestamp,
    pub(crate) monotonic: Timestamp,
}

impl Moment {
    /// Returns the reading of one of the clocks.
    pub(crate) fn on(self, clock: Clockid) -> Result<Timestamp, Errno> {
        match clock {
            Clockid::Realtime => Ok(self.realtime),
            Clockid::Monotonic => Ok(self.monotonic),
            // Guests don't get to see the host's processor time.
            Clockid::ProcessCputimeId | Clockid::ThreadCputimeId => Err(Errno::Inval),
        }
    }
}

/// Returns the resolution of a clock. The standard library does not expose the
/// system's, so this is the unit that it counts in.
pub(crate) fn resolution(clock: Clockid) -> Result<Timestamp, Errno> {
    match clock {
        Clockid::Realtime | Clockid::Monotonic => Ok(1),
        Clockid::ProcessCputimeId | Clockid::ThreadCputimeId => Err(Errno::Inval),
    }
}

/// Returns `duration` in nanoseconds, up to 584 years.
fn nanoseconds(duration: Duration) -> Timestamp {
    Timestamp::try_from(duration.as_nanos()).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_go_forward() {
        let clocks = Clocks::new();
        let before = clocks.now();
        std::thread::sleep(Duration::from_millis(2));
        let after = clocks.now();
        assert!(after.monotonic - before.monotonic >= 2_000_000);
        // The start of 2025.
        assert!(after.realtime > 1_735_689_600_000_000_000);
    }

    #[test]
    fn processor_time_is_not_told() {
        let now = Clocks::new().now();
        for clock in [Clockid::ProcessCputimeId, Clockid::ThreadCputimeId] {
            assert_eq!(now.on(clock), Err(Errno::Inval));
            assert_eq!(resolution(clock), Err(Errno::Inval));
        }
        for clock in [Clockid::Realtime, Clockid::Monotonic] {
            assert!(now.on(clock).is_ok() && resolution(clock).is_ok());
        }
    }

    #[test]
    fn durations_saturate() {
        assert_eq!(nanoseconds(Duration::from_secs(2)), 2_000_000_000);
        assert_eq!(nanoseconds(Duration::MAX), Timestamp::MAX);
    }
}
