namespace Visavis.Web.Media;

/// <param name="Address">Opens the document to the reader it was made for.</param>
public sealed record ProfileMediaDocument(ProfileDocument Document, string Address);
