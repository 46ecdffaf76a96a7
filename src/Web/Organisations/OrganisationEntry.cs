namespace Visavis.Web.Organisations;

/// <summary>One of the organisations a person belongs to.</summary>
public sealed record OrganisationEntry(Guid Id, string Name, MemberRole Role, DateTimeOffset JoinedAt);
