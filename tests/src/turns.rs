//! Measures several ways in turns, so that the load of the machine falls on all of them.

/// Returns what each way took in each turn.
///
/// # Errors
///
/// The first error of a measurement.
pub fn take_turns<W, T, E>(turns: usize, ways: &[W], measure: impl Fn(&W) -> Result<T, E>) -> Result<Vec<Vec<T>>, E> {
    let mut taken: Vec<Vec<T>> = ways.iter().map(|_| Vec::with_capacity(turns)).collect();
    for _ in 0..turns {
        for (way, taken) in ways.iter().zip(&mut taken) {
            taken.push(measure(way)?);
        }
    }
    Ok(taken)
}

/// Returns the median of the ratios of the turns.
#[must_use]
pub fn ratio(taken: &[f64], to: &[f64]) -> f64 {
    median(taken.iter().zip(to).map(|(taken, to)| taken / to).collect())
}

/// Returns the number in the middle, or the greater one of two.
#[must_use]
pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
