#[dfns_errors(spec = "tests/golden/generated/spec.json")]
/// What the shop answers.
#[derive(Debug)]
pub enum ShopError {
    /// The line is dead.
    #[dfns(transparent)]
    Network(#[from] std::io::Error),
}
