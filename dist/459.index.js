"use strict";
exports.id = 459;
exports.ids = [459];
exports.modules = {

/***/ 6459:
/***/ (function (__unused_webpack_module, __webpack_exports__, __webpack_require__) {

__webpack_require__.d(__webpack_exports__, {
fromTokenFile: () => (N)
});
/* unused harmony export fromWebToken */
var module0 = __webpack_require__(1299);
var module1 = __webpack_require__(9672);
var module2 = __webpack_require__(9483);
var module3 = __webpack_require__(8402);
var module4 = __webpack_require__(3978);
var module5 = __webpack_require__(3024);
var module5_default = __webpack_require__.n(module5);
var l=e=>async t=>{e.logger?.debug("@aws-sdk/credential-provider-web-identity - fromWebToken");let{roleArn:o,roleSessionName:r,webIdentityToken:s,providerId:n,policyArns:f,policy:g,durationSeconds:E}=e,{roleAssumerWithWebIdentity:i}=e;if(!i){let{getDefaultRoleAssumerWithWebIdentity:p}=await __webpack_require__.e(635).then(__webpack_require__.bind(__webpack_require__, 2635));i=p({...e.clientConfig,credentialProviderLogger:e.logger,parentClientConfig:{...t?.callerClientConfig,...e.parentClientConfig}},e.clientPlugins)}return i({RoleArn:o,RoleSessionName:r??`aws-sdk-js-session-${Date.now()}`,WebIdentityToken:s,ProviderId:n,PolicyArns:f,Policy:g,DurationSeconds:E})};var m="AWS_WEB_IDENTITY_TOKEN_FILE",S="AWS_ROLE_ARN",T="AWS_ROLE_SESSION_NAME",N=(e={})=>async t=>{e.logger?.debug("@aws-sdk/credential-provider-web-identity - fromTokenFile");let o=e?.webIdentityTokenFile??process.env[m],r=e?.roleArn??process.env[S],s=e?.roleSessionName??process.env[T];if(!o||!r)throw new module1.b("Web identity configuration not specified",{logger:e.logger});let n=await l({...e,webIdentityToken:module1.m?.getTokenRecord?.()[o]??(0,module5.readFileSync)(o,{encoding:"ascii"}),roleArn:r,roleSessionName:s})(t);return o===process.env[m]&&(0,module0.u)(n,"CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN","h"),n};


/***/ })

};
;