// Gives the refresh tokens of each organization the lifetime that its metadata names (hours).
exports.onExecutePostLogin = async (event, api) => {
  const hours = Number(event.organization?.metadata?.hours ?? 0);
  if (!hours) return;
  if (!event.refresh_token) api.refreshToken.setExpiresAt(Date.now() + hours * 3600 * 1000);
  api.refreshToken.setIdleExpiresAt(Date.now() + 3600 * 1000);
};
