//! Ways that are measured in turns, so that what else the machine does falls on all of them.

use std::io;

/// For each way what it took, in each turn.
pub(crate) fn take_turns<W, T>(
    turns: usize,
    ways: &[(&str, W)],
    measure: impl Fn(&W) -> io::Result<T>,
) -> io::Result<Vec<Vec<T>>> {
    let mut taken: Vec<Vec<T>> = ways.iter().map(|_| Vec::with_capacity(turns)).collect();
    for _ in 0..turns {
        for ((_, way), taken) in ways.iter().zip(&mut taken) {
            taken.push(measure(way)?);
        }
    }
    Ok(taken)
}

/// The median of the ratios of the turns.
pub(crate) fn ratio(taken: &[f64], to: &[f64]) -> f64 {
    median(&taken.iter().zip(to).map(|(taken, to)| taken / to).collect::<Vec<_>>())
}

pub(crate) fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}
