//! Many inputs at once, answers in the order of the inputs, few of them in memory.

use rayon::ThreadPoolBuilder;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How many inputs for each thread may be on their way: enough that none waits for a slow one.
const AHEAD: usize = 4;

/// Works on each input, on `jobs` threads, and gives the answers to `sink` in the order of the
/// inputs. Inputs are taken only as answers leave, so no more than a few are there at once. When the
/// sink breaks, the rest is left.
///
/// Without `jobs` there is a thread for every processor.
pub(crate) fn in_order<T: Send, A: Send>(
    inputs: impl Iterator<Item = T>,
    jobs: Option<NonZero<usize>>,
    work: impl Fn(T) -> A + Sync,
    sink: impl FnMut(A) -> ControlFlow<()> + Send,
) {
    let jobs = jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get);
    let pool = ThreadPoolBuilder::new().num_threads(jobs).build().expect("threads can be started");
    let (queue, answers) = sync_channel(jobs * AHEAD);
    thread::scope(|threads| {
        threads.spawn(|| drain(answers, sink));
        // Dropped at the end, which ends the other thread too.
        let queue: SyncSender<Receiver<A>> = queue;
        pool.in_place_scope(|tasks| {
            for input in inputs {
                let (answer, place) = sync_channel(1);
                if queue.send(place).is_err() {
                    break;
                }
                let work = &work;
                tasks.spawn(move |_| {
                    // Nobody waits for it when the sink broke.
                    let _ = answer.send(work(input));
                });
            }
        });
    });
}

fn drain<A>(answers: Receiver<Receiver<A>>, mut sink: impl FnMut(A) -> ControlFlow<()>) {
    for place in answers {
        let Ok(answer) = place.recv() else { return };
        if sink(answer).is_break() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn answers_come_in_order_though_the_first_takes_longest() {
        let slow = |n: u64| {
            thread::sleep(Duration::from_millis(if n == 0 { 60 } else { n % 3 }));
            n
        };
        let mut answers = Vec::new();
        in_order(0..50, NonZero::new(4), slow, |n| {
            answers.push(n);
            ControlFlow::Continue(())
        });
        assert_eq!(answers, Vec::from_iter(0..50));
    }

    #[test]
    fn inputs_are_taken_only_as_answers_leave() {
        let (taken, left) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut most = 0;
        let inputs = (0..200).inspect(|_| {
            taken.fetch_add(1, Ordering::SeqCst);
        });
        in_order(
            inputs,
            NonZero::new(2),
            |n| n,
            |_| {
                most = most.max(taken.load(Ordering::SeqCst) - left.fetch_add(1, Ordering::SeqCst));
                thread::sleep(Duration::from_micros(200));
                ControlFlow::Continue(())
            },
        );
        assert!(most <= 2 * AHEAD + 3, "{most} at once");
    }

    #[test]
    fn an_endless_input_ends_when_the_sink_breaks() {
        let mut n_left = 5;
        in_order(
            0..,
            None,
            |n: u64| n,
            |_| {
                n_left -= 1;
                if n_left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(n_left, 0);
    }
}
