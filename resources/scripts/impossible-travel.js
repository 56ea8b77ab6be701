// Denies an exchange from another country within two hours of the last one.
exports.onExecutePostLogin = async (event, api) => {
  const country = event.request.geoip.countryCode;
  const last = event.refresh_token?.metadata?.country;
  const at = Number(event.refresh_token?.metadata?.at ?? 0);
  if (last && last !== country && Date.now() - at < 2 * 3600 * 1000) {
    return api.access.deny('Nobody travels that fast.');
  }
  api.refreshToken.setMetadata('country', country);
  api.refreshToken.setMetadata('at', String(Date.now()));
};
