// Runs a WebAssembly module without imports, so that it can't ask for the time, for random numbers, or for anything else.
import { readFileSync } from "node:fs";

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const imports = WebAssembly.Module.imports(module);
if (imports.length > 0) throw new Error(`imports: ${JSON.stringify(imports)}`);
const failed = new WebAssembly.Instance(module, {}).exports.main(0, 0);
if (failed !== 0) throw new Error(`check ${failed} failed`);
