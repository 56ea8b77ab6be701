// Adds the roles of the user to both tokens, under a name of your own.
exports.onExecutePostLogin = async (event, api) => {
  const namespace = 'https://app.example.com';
  const roles = event.authorization?.roles ?? [];
  api.accessToken.setCustomClaim(`${namespace}/roles`, roles);
  api.idToken.setCustomClaim(`${namespace}/roles`, roles);
};
