/** Packages are loaded by Node, and files are compiled, once for all test files of a worker; files still run for each anew. */
const { createRequire, isBuiltin } = require('node:module');
const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** The name of a package, and of none of Jest's own. */
const PACKAGE = /^(?!@?jest)[@\w]/;

/** By file, with the code that each was made of. */
const scripts = new Map();

function compiled(code, file, columnOffset) {
  const known = scripts.get(file);
  if (known?.code === code) return known.script;
  const script = new Script(code, { filename: file, columnOffset });
  scripts.set(file, { code, script });
  return script;
}

module.exports = class OneRuntime extends Runtime {
  constructor(...given) {
    super(...given);
    const head = `(function (${this.executor.injectedModuleParameters.join()}) {`;
    this.executor.compile = (source, file) =>
      compiled(`${head}${source}\n})`, file, -head.length).runInThisContext();
  }

  /** `options` come with what belongs to Jest. */
  requireModule(from, name, options, actual) {
    const isShared = !options && name !== undefined && PACKAGE.test(name) && !isBuiltin(name);
    return isShared ? createRequire(from)(name) : super.requireModule(from, name, options, actual);
  }
};
