// What stands between a script and the simulator. Everything it needs is taken before the script runs, and what it
// keeps are strings and numbers alone: whatever a script does to Array, JSON or Promise, it cannot reach in here.
(function (bodies) {
  "use strict";

  const global = globalThis;
  const { parse, stringify } = JSON;
  const { apply, construct, defineProperty, deleteProperty } = Reflect;
  const then = Promise.prototype.then;
  const resolve = Promise.resolve;
  const RealPromise = Promise;
  const RealDate = Date;
  const RealFunction = Function;
  const RealProxy = Proxy;
  const RealTypeError = TypeError;
  const RealRangeError = RangeError;
  const RealError = Error;
  const text = String;
  const slice = uncurried(String.prototype.slice);
  const codeAt = uncurried(String.prototype.charCodeAt);
  const keysOf = Object.keys;
  const create = Object.create;
  const isArray = Array.isArray;
  const floor = Math.floor;
  const fromCode = String.fromCharCode;

  function uncurried(method) {
    return (self, ...rest) => apply(method, self, rest);
  }

  // Auth0 cuts a line of console output at 256 characters; the others are ours.
  const limits = { console: 256, lines: 200, bytes: 1000000 };
  let commands = "";
  let printed = "";
  let lines = 0;
  let refusedName = "";
  let outcome = "";

  // A string without anything that a script could have put into String.prototype.
  function quoted(value) {
    return stringify(text(value));
  }

  // JSON of a value of the script's; what JSON cannot say becomes null.
  function json(value) {
    const made = stringify(value);
    return made === undefined ? "null" : made;
  }

  function record(method, values) {
    let listed = "";
    for (let at = 0; at < values.length; at += 1) {
      listed += (at ? "," : "") + json(values[at]);
    }
    commands += (commands ? "," : "") + '{"method":' + quoted(method) + ',"arguments":[' + listed + "]}";
    if (commands.length > limits.bytes) {
      refusedName = "";
      outcome = '"error":{"kind":"output"}';
      throw new RealRangeError("More than 1 MB of commands.");
    }
  }

  function notOffered(name, what) {
    refusedName = name;
    const message = `The simulator does not offer ${name}${what ? ": " + what : ""}.`;
    const error = new RealError(message);
    defineProperty(error, "name", { value: "NotOfferedError", configurable: true, writable: true });
    return error;
  }

  // Something that stands where Node or Auth0 have more to offer, and says so when it is used.
  function absent(name, what) {
    const refuse = () => {
      throw notOffered(name, what);
    };
    return new RealProxy(function () {}, { get: refuse, set: refuse, apply: refuse, construct: refuse, has: refuse });
  }

  function put(name, value) {
    defineProperty(global, name, { value, writable: true, configurable: true, enumerable: false });
  }

  // ---- The world of a script ------------------------------------------------------------------------------------

  function setClock(now) {
    function VirtualDate(...parts) {
      if (new.target === undefined) return text(new RealDate(now));
      return construct(RealDate, parts.length ? parts : [now], new.target);
    }
    VirtualDate.prototype = RealDate.prototype;
    VirtualDate.now = () => now;
    VirtualDate.parse = RealDate.parse;
    VirtualDate.UTC = RealDate.UTC;
    defineProperty(VirtualDate, "length", { value: 7, configurable: true });
    defineProperty(VirtualDate, "name", { value: "Date", configurable: true });
    defineProperty(RealDate.prototype, "constructor", { value: VirtualDate, writable: true, configurable: true });
    put("Date", VirtualDate);
  }

  // The sfc32 generator: the same numbers on every platform.
  function setRandom(seeds) {
    let [a, b, c, counter] = seeds;
    const random = () => {
      const sum = (((a + b) | 0) + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (c << 21) | (c >>> 11);
      c = (c + sum) | 0;
      return (sum >>> 0) / 4294967296;
    };
    defineProperty(Math, "random", { value: random, writable: true, configurable: true });
  }

  function print(level, values) {
    lines += 1;
    if (lines > limits.lines) return;
    let line = "";
    for (let at = 0; at < values.length; at += 1) {
      line += (at ? " " : "") + shown(values[at]);
      if (line.length > limits.console) break;
    }
    printed += (printed ? "," : "") + '{"level":' + quoted(level) + ',"text":' + quoted(slice(line, 0, limits.console)) + "}";
  }

  function shown(value) {
    if (typeof value === "string") return value;
    if (typeof value === "object" && value !== null) {
      try {
        return json(value);
      } catch {
        return "[object that JSON cannot say]";
      }
    }
    return text(value);
  }

  function setConsole() {
    const level = (name) => (...values) => print(name, values);
    const console = { log: level("log"), info: level("info"), warn: level("warn"), error: level("error") };
    console.debug = level("debug");
    put("console", console);
  }

  const MISSING = [
    ["fetch", "scripts have no network"], ["XMLHttpRequest", "scripts have no network"],
    ["WebSocket", "scripts have no network"], ["setTimeout", "scripts have no timers"],
    ["setInterval", "scripts have no timers"], ["setImmediate", "scripts have no timers"],
    ["process", "scripts have no environment; secrets are in event.secrets"], ["Buffer", "use strings, btoa and atob"],
    ["crypto", ""], ["URL", ""], ["URLSearchParams", ""], ["TextEncoder", ""], ["TextDecoder", ""],
    ["AbortController", ""], ["Intl", ""], ["structuredClone", ""],
  ];
  const RULES_MISSING = ["auth0", "request", "jwt", "_", "async", "bcrypt", "moment", "ip", "uuid", "querystring",
    "xmldom", "xpath", "xml2js", "pg", "mysql", "mongo", "redis", "sqlserver", "oracledb", "cassandra", "cache"];
  // What would tell the time of the machine, the garbage collector's moods or block a thread.
  const REMOVED = ["performance", "SharedArrayBuffer", "Atomics", "WeakRef", "FinalizationRegistry"];

  function setWorld(call) {
    for (const name of REMOVED) deleteProperty(global, name);
    for (const [name, what] of MISSING) put(name, absent(name, what));
    setClock(call.now);
    setRandom(call.seeds);
    setConsole();
  }

  function require(name) {
    throw notOffered(`require(${quoted(name)})`, "scripts have no packages");
  }

  // ---- How a script ends ----------------------------------------------------------------------------------------

  function read(value, name) {
    try {
      const found = value[name];
      return typeof found === "string" ? found : "";
    } catch {
      return "";
    }
  }

  function described(thrown) {
    if ((typeof thrown === "object" && thrown !== null) || typeof thrown === "function") {
      const message = read(thrown, "message") || read(thrown, "description");
      return { name: read(thrown, "name"), message, stack: read(thrown, "stack") };
    }
    // The engine throws null where it has no memory left for an error.
    const hint = thrown === null ? ", as a script does that runs out of memory" : "";
    return { name: "", message: `It threw ${text(thrown)}${hint}.`, stack: "" };
  }

  function fail(thrown) {
    if (outcome) return;
    const { name, message, stack } = described(thrown);
    const kind = refusedName && name === "NotOfferedError" ? "not-offered" : "exception";
    outcome = '"error":{"kind":' + quoted(kind) + ',"name":' + quoted(slice(name, 0, 100)) + ',"message":' +
      quoted(slice(message, 0, 2000)) + ',"stack":' + quoted(slice(stack, 0, 8000)) + "}";
  }

  function end(returned) {
    if (!outcome) outcome = '"returned":' + returned;
  }

  // A promise, or a value, whose end ends the script.
  function follow(value, ended) {
    const settled = (result) => {
      try {
        ended(result);
      } catch (error) {
        fail(error);
      }
    };
    apply(then, apply(resolve, RealPromise, [value]), [settled, fail]);
  }

  const kit = {
    RealError, RealFunction, RealTypeError, RULES_MISSING, absent, apply, codeAt, create, end, fail, floor, follow,
    fromCode, isArray, json, keysOf, notOffered, parse, put, record, require, slice, stringify, text,
    makeApi: bodies.api,
    makeJwt: bodies.jwt,
  };

  function start(message) {
    const call = parse(message);
    try {
      setWorld(call);
      bodies[call.kind](kit, call);
    } catch (error) {
      fail(error);
    }
  }

  function finish() {
    const ending = outcome || '"error":{"kind":"pending"}';
    const left = lines > limits.lines ? lines - limits.lines : 0;
    const made = '{"commands":[' + commands + '],"console":[' + printed + '],"left":' + text(left) + "," + ending + "}";
    // Quoted once more, which makes one piece of a string that was put together from many.
    return stringify(made);
  }

  return (name) => (name === "finish" ? finish : start);
})
