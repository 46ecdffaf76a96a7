namespace Visavis.Web.Media.Uploads;

/// <summary>A refusal as people and programs get it.</summary>
/// <param name="Id">Stable, for programs: <c>too-many-pixels</c>.</param>
public sealed record UploadRefusal(int Status, string Id, string Sentence);
