"use strict";
exports.id = 984;
exports.ids = [984];
exports.modules = {

/***/ 3984:
/***/ (function (__unused_webpack_module, __webpack_exports__, __webpack_require__) {

__webpack_require__.d(__webpack_exports__, {
fromProcess: () => (x)
});
var module0 = __webpack_require__(1299);
var module1 = __webpack_require__(9672);
var module2 = __webpack_require__(9483);
var module3 = __webpack_require__(8402);
var module4 = __webpack_require__(3978);
var module5 = __webpack_require__(1421);
var module5_default = __webpack_require__.n(module5);
var module6 = __webpack_require__(7975);
var module6_default = __webpack_require__.n(module6);
var u=(r,e,o)=>{if(e.Version!==1)throw Error(`Profile ${r} credential_process did not return Version 1.`);if(e.AccessKeyId===void 0||e.SecretAccessKey===void 0)throw Error(`Profile ${r} credential_process returned invalid credentials.`);if(e.Expiration){let i=new Date;if(new Date(e.Expiration)<i)throw Error(`Profile ${r} credential_process returned expired credentials.`)}let s=e.AccountId;!s&&o?.[r]?.aws_account_id&&(s=o[r].aws_account_id);let t={accessKeyId:e.AccessKeyId,secretAccessKey:e.SecretAccessKey,...e.SessionToken&&{sessionToken:e.SessionToken},...e.Expiration&&{expiration:new Date(e.Expiration)},...e.CredentialScope&&{credentialScope:e.CredentialScope},...s&&{accountId:s}};return (0,module0.u)(t,"CREDENTIALS_PROCESS","w"),t};var w=async(r,e,o)=>{let s=e[r];if(e[r]){let t=s.credential_process;if(t!==void 0){let i=(0,module6.promisify)(module1.m?.getTokenRecord?.().exec??module5.exec);try{let{stdout:n}=await i(t),d;try{d=JSON.parse(n.trim())}catch{throw Error(`Profile ${r} credential_process returned invalid JSON.`)}return u(r,d,e)}catch(n){throw new module1.b(n.message,{logger:o})}}else throw new module1.b(`Profile ${r} did not contain credential_process.`,{logger:o})}else throw new module1.b(`Profile ${r} could not be found in shared credentials file.`,{logger:o})};var x=(r={})=>async({callerClientConfig:e}={})=>{r.logger?.debug("@aws-sdk/credential-provider-process - fromProcess");let o=await (0,module1.l)(r);return w((0,module1.h)({profile:r.profile??e?.profile}),o,r.logger)};


/***/ })

};
;