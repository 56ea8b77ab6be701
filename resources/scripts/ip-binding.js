// Ends a refresh token that comes from another address than its login.
exports.onExecutePostLogin = async (event, api) => {
  const token = event.refresh_token;
  if (!token) return;
  if (token.device?.initial_ip !== event.request.ip) {
    api.refreshToken.revoke('The refresh token came from another address.');
  }
};
