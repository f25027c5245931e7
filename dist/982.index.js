exports.id = 982;
exports.ids = [982];
exports.modules = {

/***/ 4982:
/***/ (function (module) {

module.exports = eval("require")("kerberos");


/***/ })

};
;