#[dfns_errors(spec = "tests/golden/name-collisions/spec.json")]
/// Named like what it is made of.
#[derive(Debug)]
pub enum Option {}
