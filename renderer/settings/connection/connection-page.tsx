export const ConnectionPage = () => null;
