// JSON Web Tokens with HS256, for api.redirect.encodeToken and validateToken (RFC 7515, RFC 2104, FIPS 180-4).
(function (kit) {
  "use strict";

  const { codeAt, fromCode, parse, stringify, RealError } = kit;
  const encode64 = btoa;
  const decode64 = atob;
  const K = [];
  const FIRST = [];
  for (let candidate = 2; K.length < 64; candidate += 1) {
    let prime = true;
    for (let at = 2; at * at <= candidate; at += 1) if (candidate % at === 0) prime = false;
    if (!prime) continue;
    if (FIRST.length < 8) FIRST.push((Math.pow(candidate, 1 / 2) * 4294967296) | 0);
    K.push((Math.pow(candidate, 1 / 3) * 4294967296) | 0);
  }

  function utf8(value) {
    const bytes = [];
    const escaped = unescape(encodeURIComponent(value));
    for (let at = 0; at < escaped.length; at += 1) bytes.push(codeAt(escaped, at));
    return bytes;
  }

  const rotated = (value, by) => (value >>> by) | (value << (32 - by));

  function sha256(input) {
    const bytes = [...input, 128];
    while (bytes.length % 64 !== 56) bytes.push(0);
    const bits = input.length * 8;
    for (let shift = 56; shift >= 0; shift -= 8) bytes.push(shift > 31 ? 0 : (bits >>> shift) & 255);
    const hash = [...FIRST];
    for (let block = 0; block < bytes.length; block += 64) mix(hash, bytes, block);
    return hash.flatMap((word) => [24, 16, 8, 0].map((shift) => (word >>> shift) & 255));
  }

  function mix(hash, bytes, block) {
    const words = [];
    for (let at = 0; at < 64; at += 1) words.push(at < 16 ? word(bytes, block + at * 4) : next(words, at));
    let [a, b, c, d, e, f, g, h] = hash;
    for (let at = 0; at < 64; at += 1) {
      const one = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g)) + K[at] + words[at];
      const two = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, at) => {
      hash[at] = (hash[at] + value) | 0;
    });
  }

  function word(bytes, at) {
    return (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }

  function next(words, at) {
    const low = words[at - 15];
    const high = words[at - 2];
    const one = rotated(low, 7) ^ rotated(low, 18) ^ (low >>> 3);
    const two = rotated(high, 17) ^ rotated(high, 19) ^ (high >>> 10);
    return (words[at - 16] + one + words[at - 7] + two) | 0;
  }

  function hmac(key, message) {
    const short = key.length > 64 ? sha256(key) : key;
    const padded = [...short, ...new Array(64 - short.length).fill(0)];
    const inner = sha256([...padded.map((byte) => byte ^ 0x36), ...message]);
    return sha256([...padded.map((byte) => byte ^ 0x5c), ...inner]);
  }

  const url = (encoded) => encoded.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const base64 = (bytes) => url(encode64(bytes.map((byte) => fromCode(byte)).join("")));
  const unbase64 = (part) => decodeURIComponent(escape(decode64(part.replaceAll("-", "+").replaceAll("_", "/"))));

  function signed(secret, message) {
    if (typeof secret !== "string" || !secret) throw new RealError("secret must be a non-empty string");
    return base64(hmac(utf8(secret), utf8(message)));
  }

  return {
    encode(secret, claims) {
      const message = [{ alg: "HS256", typ: "JWT" }, claims].map((part) => base64(utf8(stringify(part)))).join(".");
      return `${message}.${signed(secret, message)}`;
    },
    decode(secret, token, now) {
      const [header, payload, signature] = token.split(".");
      if (!signature || signed(secret, `${header}.${payload}`) !== signature) throw new RealError("The session token is invalid.");
      const claims = parse(unbase64(payload));
      if (typeof claims.exp === "number" && claims.exp <= now) throw new RealError("The session token is expired.");
      return claims;
    },
  };
})
