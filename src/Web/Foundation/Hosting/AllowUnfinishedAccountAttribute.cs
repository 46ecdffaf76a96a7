namespace Visavis.Web.Foundation.Hosting;

/// <summary>Marks an endpoint that a person may use before the first-sign-in page is complete.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowUnfinishedAccountAttribute : Attribute;
