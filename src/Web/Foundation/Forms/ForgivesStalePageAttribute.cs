using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Visavis.Web.Foundation.Forms;

/// <summary>
/// The form does what was asked however long its page stood open and whoever signed in or out meanwhile: nothing of anybody's is at risk. In place of the token
/// the browser's own word that the request comes from this site is enough; without it, a good token still is.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForgivesStalePageAttribute : IgnoreAntiforgeryTokenAttribute, IAntiforgeryMetadata
{
    /// <summary>Twice is the same as once, so nothing is kept of it.</summary>
    public bool IsRepeatable { get; init; }

    public bool RequiresValidation => false;
}
