// Asks for a second factor at login; an exchange has nobody to ask, so it passes.
exports.onExecutePostLogin = async (event, api) => {
  if (event.transaction?.protocol === 'oauth2-refresh-token') return;
  api.multifactor.enable('any');
};
