namespace Visavis.Web.Foundation.Hosting;

/// <summary>Marks a page made to stand in frames of other sites: it shows the same to everybody and nothing in it can be done.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EmbeddableAttribute : Attribute;
