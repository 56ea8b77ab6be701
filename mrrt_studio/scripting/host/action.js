// An Action: exports.onExecutePostLogin = async (event, api) => { … }
(function (kit, call) {
  "use strict";

  const { apply, end, follow, json, parse } = kit;
  const input = parse(json(call.arguments));
  const event = input.event || {};

  function handler() {
    const module = { exports: {} };
    const make = kit.RealFunction("exports", "module", "require", call.before + call.code + "\n");
    apply(make, undefined, [module.exports, module, kit.require]);
    const found = module.exports && module.exports[call.handler];
    if (typeof found !== "function") {
      throw new kit.RealTypeError(`The Action does not export ${call.handler}.`);
    }
    return found;
  }

  const made = handler();
  const api = kit.makeApi(kit, { ...input, event, now: call.now });
  follow(apply(made, undefined, [event, api]), () => end("null"));
})
