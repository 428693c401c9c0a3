export { aclMetricName, PlinthWebAcl, type PlinthWebAclProps } from './web-acl.ts';
