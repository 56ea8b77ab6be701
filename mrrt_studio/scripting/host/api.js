// The api of a post-login Action: what changes something is written down, what asks something is answered.
// Source: https://auth0.com/docs/customize/actions/explore-triggers/signup-and-login-triggers/login-trigger/post-login-api-object
(function (kit, input) {
  "use strict";

  const { json, keysOf, parse, record, RealTypeError, text } = kit;
  const { now } = input;
  const api = {};

  function wrong(method, position, wanted) {
    return new RealTypeError(`api.${method}: argument ${text(position + 1)} must be ${wanted}.`);
  }

  const KINDS = {
    string: { wanted: "a string", holds: (value) => typeof value === "string" },
    text: { wanted: "a non-empty string", holds: (value) => typeof value === "string" && value !== "" },
    number: { wanted: "a number", holds: (value) => typeof value === "number" && value === value },
    object: { wanted: "an object", holds: (value) => typeof value === "object" && value !== null },
    list: { wanted: "a list", holds: (value) => kit.isArray(value) },
    any: { wanted: "", holds: () => true },
  };

  // "string any object?" names the kinds of the arguments; those with a question mark may be left out.
  function check(method, kinds, values) {
    for (let at = 0; at < kinds.length; at += 1) {
      const { kind, optional } = kinds[at];
      if (optional && values[at] === undefined) continue;
      if (!KINDS[kind].holds(values[at])) throw wrong(method, at, KINDS[kind].wanted);
    }
  }

  function parsed(signature) {
    const words = signature ? signature.split(" ") : [];
    return words.map((word) => ({ kind: word.replace("?", ""), optional: word.endsWith("?") }));
  }

  function command(method, signature) {
    const kinds = parsed(signature);
    return (...values) => {
      check(method, kinds, values);
      record(method, values);
      return api;
    };
  }

  function ask(method, signature, answer) {
    const kinds = parsed(signature);
    return (...values) => {
      check(method, kinds, values);
      return answer(...values);
    };
  }

  const COMMANDS = {
    "access.deny": "string",
    "accessToken.setCustomClaim": "text any",
    "accessToken.addScope": "text",
    "accessToken.removeScope": "text",
    "idToken.setCustomClaim": "text any",
    "multifactor.enable": "any object?",
    "authentication.challengeWith": "object object?",
    "authentication.challengeWithAny": "list",
    "authentication.enrollWith": "object object?",
    "authentication.enrollWithAny": "list",
    "authentication.recordMethod": "text",
    "authentication.setPrimaryUser": "text",
    "authentication.setPrimaryUserId": "text",
    "redirect.sendUserTo": "text object?",
    "user.setAppMetadata": "text any",
    "user.setUserMetadata": "text any",
    "refreshToken.revoke": "string?",
    "refreshToken.setExpiresAt": "number",
    "refreshToken.setIdleExpiresAt": "number",
    "refreshToken.setMetadata": "text any",
    "refreshToken.deleteMetadata": "text",
    "refreshToken.evictMetadata": "",
    "session.revoke": "string? object?",
    "session.setExpiresAt": "number",
    "session.setIdleExpiresAt": "number",
    "session.setCookieMode": "text",
    "session.setMetadata": "text any",
    "session.deleteMetadata": "text",
    "session.evictMetadata": "",
    "transaction.setMetadata": "text any",
    "validation.error": "text string",
    "prompt.render": "text object?",
  };

  const SAML = ["Audience", "Recipient", "CreateUpnClaim", "PassthroughClaimsWithNoMapping", "MapUnknownClaimsAsIs",
    "MapIdentities", "SignatureAlgorithm", "DigestAlgorithm", "Destination", "LifetimeInSeconds", "SignResponse",
    "NameIdentifierFormat", "NameIdentifierProbes", "AuthnContextClassRef", "Issuer", "IncludeAttributeNameFormat",
    "TypedAttributes", "EncryptionCert", "EncryptionPublicKey", "EncryptionAlgorithm", "EncryptionKeyWrapAlgorithm",
    "Cert", "Key", "SigningCert", "RelayState", "Attribute", "Attributes"];

  function place(method, made) {
    const dot = method.indexOf(".");
    const group = method.slice(0, dot);
    api[group] = api[group] || {};
    api[group][method.slice(dot + 1)] = made;
  }

  for (const method of keysOf(COMMANDS)) place(method, command(method, COMMANDS[method]));
  for (const name of SAML) place(`samlResponse.set${name}`, command(`samlResponse.set${name}`, "any any?"));

  // ---- The cache: what this run sets it gets back --------------------------------------------------------------

  const MOST = 20;
  const cache = kit.create(null);
  for (const key of keysOf(input.cache || {})) cache[key] = input.cache[key];

  function alive(key) {
    const entry = cache[key];
    if (entry && (entry.expires_at === undefined || entry.expires_at === null || entry.expires_at > now)) return entry;
    delete cache[key];
    return undefined;
  }

  function expiry(options) {
    if (options && typeof options.expires_at === "number") return options.expires_at;
    if (options && typeof options.ttl === "number") return now + options.ttl;
    return now + 86400000;
  }

  place("cache.get", ask("cache.get", "text", (key) => {
    const entry = alive(key);
    return entry && { value: entry.value, expires_at: entry.expires_at };
  }));
  place("cache.set", ask("cache.set", "text string object?", (key, value, options) => {
    const known = alive(key) !== undefined;
    if (!known && keysOf(cache).filter(alive).length >= MOST) {
      return { type: "error", code: "ItemCountExceeded", message: `The cache holds at most ${text(MOST)} entries.` };
    }
    cache[key] = { value, expires_at: expiry(options) };
    record("cache.set", [key, value, { expires_at: cache[key].expires_at }]);
    return { type: "success", record: { key, value, expires_at: cache[key].expires_at } };
  }));
  place("cache.delete", ask("cache.delete", "text", (key) => {
    delete cache[key];
    record("cache.delete", [key]);
    return { type: "success" };
  }));

  // ---- Questions -----------------------------------------------------------------------------------------------

  place("rules.wasExecuted", ask("rules.wasExecuted", "text", (id) => (input.executed_rules || []).includes(id)));
  place("redirect.canRedirect", ask("redirect.canRedirect", "", () => input.can_redirect === true));
  place("redirect.encodeToken", ask("redirect.encodeToken", "object", (options) => {
    const seconds = kit.floor(now / 1000);
    const lifetime = typeof options.expiresInSeconds === "number" ? options.expiresInSeconds : 900;
    const { user, tenant, request } = input.event;
    const claims = { iss: tenant && tenant.id, sub: user && user.user_id, iat: seconds, exp: seconds + lifetime };
    if (request && request.ip) claims.ip = request.ip;
    return jwt().encode(options.secret, { ...claims, ...(options.payload || {}) });
  }));
  place("redirect.validateToken", ask("redirect.validateToken", "object", (options) => {
    const name = options.tokenParameterName || "session_token";
    const { query = {}, body = {} } = input.event.request || {};
    const token = body[name] || query[name];
    if (!token) throw new kit.RealError(`There is no parameter named '${name}' available in either the request body or query.`);
    return jwt().decode(options.secret, text(token), kit.floor(now / 1000));
  }));

  // Made when a script first asks: few do.
  let known;
  function jwt() {
    known = known || kit.makeJwt(kit);
    return known;
  }

  const roles = () => parse(json((input.event.authorization && input.event.authorization.roles) || []));
  place("roles.getUserEffectiveRoles", ask("roles.getUserEffectiveRoles", "any?", async () => roles()));
  for (const method of ["roles.getUserEffectiveRolesByIds", "roles.getUserEffectiveRolesByNames", "groups.getUserGroups",
    "groups.hasGroupMembership"]) {
    place(method, () => {
      throw kit.notOffered(`api.${method}`, "what it answers depends on the tenant");
    });
  }

  return api;
})
