#[dfns_errors(spec = "golden/collisions/spec.json")]
/// Named like what it is made of.
#[derive(Debug)]
pub enum Option {}
