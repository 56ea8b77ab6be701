// Adds the roles of the user to both tokens, under a name of your own.
function (user, context, callback) {
  const namespace = 'https://app.example.com';
  const roles = (context.authorization || {}).roles || [];
  context.accessToken[`${namespace}/roles`] = roles;
  context.idToken[`${namespace}/roles`] = roles;
  callback(null, user, context);
}
