// A Rule: function (user, context, callback).
(function (kit, call) {
  "use strict";

  const { apply, end, fail, follow, json, parse, put } = kit;
  const input = parse(json(call.arguments));
  let called = false;

  class UnauthorizedError extends Error {
    constructor(message) {
      super(message);
      this.name = "UnauthorizedError";
    }
  }

  for (const name of kit.RULES_MISSING) put(name, kit.absent(name, "it is a package of Auth0's own sandbox"));
  put("UnauthorizedError", UnauthorizedError);
  put("configuration", input.configuration || {});
  const shared = input.global || {};
  put("global", shared);

  function callback(error, user, context) {
    if (called) return;
    called = true;
    if (error !== null && error !== undefined) {
      fail(error);
      return;
    }
    try {
      end('{"user":' + json(user) + ',"context":' + json(context) + ',"global":' + json(shared) + "}");
    } catch (problem) {
      fail(problem);
    }
  }

  const body = kit.slice(call.before, 1) + "var rule =\n" + call.code + "\n; return rule;";
  const make = kit.RealFunction("require", "module", "exports", body);
  const module = { exports: {} };
  const rule = make(kit.require, module, module.exports);
  if (typeof rule !== "function") {
    throw new kit.RealTypeError("A Rule is a function: function (user, context, callback) { … }");
  }
  // An async Rule may throw after its first await: that ends it too.
  follow(apply(rule, undefined, [input.user, input.context, callback]), () => {});
})
