//! Waiting, which guests do with `poll_oneoff`. Their C library also uses it to sleep.

use std::thread;
use std::time::Duration;

use wasmtime_integration::{GuestMemory, GuestPtr, GuestType as _};

use crate::clocks::{self, Clocks, Moment};
use crate::host::types::{
    Errno, Event, EventFdReadwrite, Eventrwflags, Eventtype, Size, Subclockflags, Subscription,
    SubscriptionClock, SubscriptionU, Timestamp,
};
use crate::stdio::Stdio;

/// The longest time to sleep before reading the clocks again, in nanoseconds.
/// The real-time clock may have been set in the meantime.
const NAP: Timestamp = 1_000_000_000;

/// Waits until at least one of the guest's subscriptions is ready, writes an
/// event for each that is, and returns the number of events.
///
/// The guest can pass as many subscriptions as its memory holds. They are read
/// in place, again on each pass.
pub(crate) fn oneoff(
    memory: &mut GuestMemory<'_>,
    stdio: &Stdio,
    clocks: &Clocks,
    subscriptions: GuestPtr<[Subscription]>,
    events: GuestPtr<Event>,
) -> Result<Size, Errno> {
    if subscriptions.is_empty() {
        return Err(Errno::Inval);
    }
    // Check for room first, not after a long sleep.
    let room = subscriptions.len().checked_mul(Event::SIZE);
    let room = room.ok_or(Errno::Fault)?;
    memory.slice(events.cast::<u8>().as_array(room))?;

    let start = clocks.now();
    loop {
        let now = clocks.now();
        let mut count = 0;
        let mut nap = NAP;
        for subscription in subscriptions.iter() {
            let Subscription { userdata, u } = memory.read(subscription?)?;
            let (r#type, result) = match u {
                SubscriptionU::Clock(clock) => match time_left(clock, start, now) {
                    Ok(left) if left > 0 => {
                        nap = nap.min(left);
                        continue;
                    }
                    result => (Eventtype::Clock, result.map(|_| 0)),
                },
                SubscriptionU::FdRead(fd) => {
                    let file = stdio.input(fd.file_descriptor);
                    (Eventtype::FdRead, file.map(|_| 1))
                }
                SubscriptionU::FdWrite(fd) => {
                    let file = stdio.output(fd.file_descriptor);
                    (Eventtype::FdWrite, file.map(|_| 1))
                }
            };
            let event = Event {
                userdata,
                error: result.err().unwrap_or(Errno::Success),
                r#type,
                fd_readwrite: EventFdReadwrite {
                    // A stream always counts as ready. How many bytes it can
                    // transfer is known only when it is used.
                    nbytes: result.unwrap_or(0),
                    flags: Eventrwflags::empty(),
                },
            };
            memory.write(events.add(count)?, event)?;
            count += 1;
        }
        if count > 0 {
            return Ok(count);
        }
        thread::sleep(Duration::from_nanos(nap));
    }
}

/// Returns the time for which a subscription made at `start` still has to wait, in
/// nanoseconds.
fn time_left(
    subscription: SubscriptionClock,
    start: Moment,
    now: Moment,
) -> Result<Timestamp, Errno> {
    let SubscriptionClock {
        id, timeout, flags, ..
    } = subscription;
    let passed = if flags.contains(Subclockflags::SUBSCRIPTION_CLOCK_ABSTIME) {
        now.on(id)?
    } else {
        // A span is the same on both clocks, and the monotonic clock can't be set.
        clocks::resolution(id)?;
        now.monotonic.saturating_sub(start.monotonic)
    };
    Ok(timeout.saturating_sub(passed))
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::host::types::{Clockid, SubscriptionFdReadwrite};
    use crate::stdio::tests::{fd, piped};

    const MILLISECOND: Timestamp = 1_000_000;
    const EVENTS: GuestPtr<Event> = GuestPtr::new(1024);

    fn clock(id: Clockid, timeout: Timestamp, flags: Subclockflags) -> SubscriptionU {
        SubscriptionU::Clock(SubscriptionClock {
            id,
            timeout,
            precision: 0,
            flags,
        })
    }

    fn span(milliseconds: u64) -> SubscriptionU {
        let timeout = milliseconds * MILLISECOND;
        clock(Clockid::Realtime, timeout, Subclockflags::empty())
    }

    fn point(id: Clockid, timeout: Timestamp) -> SubscriptionU {
        let flags = Subclockflags::SUBSCRIPTION_CLOCK_ABSTIME;
        clock(id, timeout, flags)
    }

    fn stream(number: u32) -> SubscriptionFdReadwrite {
        SubscriptionFdReadwrite {
            file_descriptor: fd(number),
        }
    }

    /// Polls, and returns the events' user data, which is the index of the
    /// subscription, with their errors and types.
    fn poll(
        clocks: &Clocks,
        subscriptions: &[SubscriptionU],
    ) -> Result<Vec<(u64, Errno, Eventtype)>, Errno> {
        let (stdio, ..) = piped()?;
        let mut bytes = [0xee; 2048];
        let mut memory = GuestMemory::from(&mut bytes);
        let first = GuestPtr::<Subscription>::new(0);
        for (index, u) in (0u32..).zip(subscriptions) {
            let userdata = index.into();
            memory.write(first.add(index)?, Subscription { userdata, u: *u })?;
        }
        let list = first.as_array(subscriptions.len().try_into()?);
        let count = oneoff(&mut memory, &stdio, clocks, list, EVENTS)?;
        let events = memory.to_vec(EVENTS.as_array(count))?;
        let summary = |event: Event| (event.userdata, event.error, event.r#type);
        Ok(events.into_iter().map(summary).collect())
    }

    #[test]
    fn the_earliest_wakes() {
        let clocks = Clocks::new();
        let events = poll(
            &clocks,
            &[span(u64::MAX / MILLISECOND), span(20), span(60_000)],
        );
        assert_eq!(events, Ok(vec![(1, Errno::Success, Eventtype::Clock)]));
        let passed = clocks.now().monotonic;
        assert!((20 * MILLISECOND..10_000 * MILLISECOND).contains(&passed));
    }

    #[test]
    fn all_that_are_due_are_told() {
        let events = poll(&Clocks::new(), &[span(5), span(60_000), span(5)]);
        let due = |index| (index, Errno::Success, Eventtype::Clock);
        assert_eq!(events, Ok(vec![due(0), due(2)]));
    }

    #[test]
    fn points_in_time() {
        let clocks = Clocks::new();
        let now = clocks.now();
        for (id, before) in [
            (Clockid::Realtime, now.realtime),
            (Clockid::Monotonic, now.monotonic),
        ] {
            let target = before + 20 * MILLISECOND;
            let events = poll(&clocks, &[point(id, target)]);
            assert_eq!(events, Ok(vec![(0, Errno::Success, Eventtype::Clock)]));
            assert!(clocks.now().on(id).is_ok_and(|after| after >= target));
            // A point in the past is ready at once.
            assert!(poll(&clocks, &[span(60_000), point(id, before)]).is_ok());
        }
    }

    #[test]
    fn streams_are_ready_or_bad() {
        let subscriptions = [
            SubscriptionU::FdRead(stream(0)),
            span(60_000),
            SubscriptionU::FdWrite(stream(1)),
            SubscriptionU::FdRead(stream(1)),
            SubscriptionU::FdWrite(stream(2)),
            SubscriptionU::FdRead(stream(u32::MAX)),
            point(Clockid::ThreadCputimeId, 0),
            clock(Clockid::ProcessCputimeId, 0, Subclockflags::empty()),
        ];
        assert_eq!(
            poll(&Clocks::new(), &subscriptions),
            Ok(vec![
                (0, Errno::Success, Eventtype::FdRead),
                (2, Errno::Success, Eventtype::FdWrite),
                (3, Errno::Badf, Eventtype::FdRead),
                (4, Errno::Badf, Eventtype::FdWrite),
                (5, Errno::Badf, Eventtype::FdRead),
                (6, Errno::Inval, Eventtype::Clock),
                (7, Errno::Inval, Eventtype::Clock),
            ])
        );
    }

    #[test]
    fn bad_arguments_do_not_wait() -> io::Result<()> {
        let (stdio, ..) = piped()?;
        let clocks = Clocks::new();
        let mut bytes = [0xee; 2048];
        let mut memory = GuestMemory::from(&mut bytes);
        let first = GuestPtr::<Subscription>::new(0);
        let (userdata, u) = (0, span(60_000));
        memory
            .write(first, Subscription { userdata, u })
            .expect("there is room");
        let mut poll = |count, events| {
            let (list, events) = (first.as_array(count), GuestPtr::new(events));
            oneoff(&mut memory, &stdio, &clocks, list, events)
        };
        assert_eq!(poll(0, 1024), Err(Errno::Inval));
        // No room for events.
        assert_eq!(poll(1, 2040), Err(Errno::Fault));
        assert_eq!(poll(u32::MAX, 1024), Err(Errno::Fault));
        // The second subscription has an unknown type.
        assert_eq!(poll(2, 1024), Err(Errno::Inval));
        Ok(())
    }
}
