namespace Visavis.Web.Foundation.Hosting;

/// <summary>Marks a page or picture made to stand in pages of other sites: it shows the same to everybody and nothing in it can be done.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EmbeddableAttribute : Attribute;
