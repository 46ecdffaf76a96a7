using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Trust.Pages;

/// <summary>A statement of reasons as its reader sees it.</summary>
/// <param name="Typed">What was written in an appeal that could not be sent.</param>
/// <param name="Stands">Whether what it tells of is in force.</param>
public sealed record StatementEntry(Statement Statement, bool Stands, Appeal? Appeal, bool MayAppeal, string? Error, string? Typed);
