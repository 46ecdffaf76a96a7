using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Organisations;

/// <summary>Invites people by e-mail. Nothing it answers tells whether an address has an account.</summary>
public sealed class InvitationSender(VisavisDbContext db, MailWriter mails, InvitationMail mail, TimeProvider clock)
{
    public const int MostPending = 50;

    /// <summary>Nobody is to be flooded through us, nor we used to mail lists of people.</summary>
    public const int MostPerAddressAndDay = 3;
    public const int MostPerDay = 100;

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <param name="site">Where this site is, without a slash at the end.</param>
    public async Task<OrganisationAnswer> SendAsync(
        Guid organisationId,
        Guid actorId,
        InvitationDetails details,
        string site,
        CancellationToken cancellationToken
    )
    {
        await using var running = await OrganisationChange.BeginAsync(db, organisationId, actorId, cancellationToken);
        if (running is null)
        {
            return OrganisationAnswer.Absent;
        }

        return running.Actor.Role.MayInvite() && running.Actor.Role.MayManage(details.Role)
            ? await SendAsync(running, details, site, cancellationToken)
            : OrganisationAnswer.NotAllowed;
    }

    /// <summary>A new mail with a new link; the earlier link ends.</summary>
    public async Task<OrganisationAnswer> ResendAsync(
        Guid organisationId,
        Guid actorId,
        Guid invitationId,
        string site,
        CancellationToken cancellationToken
    )
    {
        await using var running = await OrganisationChange.BeginAsync(db, organisationId, actorId, cancellationToken);
        if (running is null || await PendingAsync(organisationId, invitationId, cancellationToken) is not { } earlier)
        {
            return OrganisationAnswer.Absent;
        }

        return running.Actor.Role.MayManage(earlier.Role)
            ? await SendAsync(running, new InvitationDetails(earlier.Email, earlier.Role, [.. earlier.ServiceIds]), site, cancellationToken)
            : OrganisationAnswer.NotAllowed;
    }

    public async Task<OrganisationAnswer> RevokeAsync(
        Guid organisationId,
        Guid actorId,
        Guid invitationId,
        CancellationToken cancellationToken
    )
    {
        await using var running = await OrganisationChange.BeginAsync(db, organisationId, actorId, cancellationToken);
        if (running is null || await PendingAsync(organisationId, invitationId, cancellationToken) is not { } invitation)
        {
            return OrganisationAnswer.Absent;
        }

        if (!running.Actor.Role.MayManage(invitation.Role))
        {
            return OrganisationAnswer.NotAllowed;
        }

        invitation.RevokedAt = clock.GetUtcNow();
        return await running.SaveAsync(cancellationToken);
    }

    private async Task<OrganisationAnswer> SendAsync(
        OrganisationChange running,
        InvitationDetails details,
        string site,
        CancellationToken cancellationToken
    )
    {
        if (!await RunningOrganisations.HoldAsync(db, running.OrganisationId, cancellationToken))
        {
            return OrganisationAnswer.NotAllowed;
        }

        var now = clock.GetUtcNow();
        var yesterday = now.AddDays(-1);
        var recent = await db
            .Invitations.Where(i =>
                i.OrganisationId == running.OrganisationId
                && (i.CreatedAt > yesterday || (i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now))
            )
            .ToListAsync(cancellationToken);
        var today = recent.Where(i => i.CreatedAt > yesterday).ToList();
        if (today.Count >= MostPerDay || today.Count(i => IsSame(i.Email, details.Email)) >= MostPerAddressAndDay)
        {
            return OrganisationAnswer.TooOften;
        }

        var pending = recent.Where(i => i is { AcceptedAt: null, RevokedAt: null } && i.ExpiresAt > now).ToList();
        var replaced = pending.Where(i => IsSame(i.Email, details.Email)).ToList();
        if (pending.Count - replaced.Count >= MostPending)
        {
            return OrganisationAnswer.Full;
        }

        replaced.ForEach(i => i.RevokedAt = now);
        var code = InvitationSecret.Create();
        var invitation = new Invitation
        {
            Id = Guid.NewGuid(),
            OrganisationId = running.OrganisationId,
            Email = details.Email,
            Role = details.Role,
            ServiceIds = await MemberEditor.ExistingServicesAsync(db, running.OrganisationId, details.ServiceIds, cancellationToken),
            SecretHash = InvitationSecret.HashOf(code)!,
            InvitedById = running.Actor.AccountId,
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        };
        db.Invitations.Add(invitation);
        var organisation = await db
            .Professionals.Where(p => p.Id == running.OrganisationId)
            .Select(p => p.DisplayName)
            .SingleAsync(cancellationToken);
        var inviter = await db.Users.Where(a => a.Id == running.Actor.AccountId).Select(a => a.DisplayName).SingleAsync(cancellationToken);
        // Not bound to an account, even where the address has one: who gets the mail is nobody's business here.
        mails.Add(
            db,
            accountId: null,
            details.Email,
            mail.Write(organisation, inviter, details.Role, invitation.ExpiresAt, site + InvitationSecret.Link(code))
        );
        return await running.SaveAsync(cancellationToken);
    }

    private Task<Invitation?> PendingAsync(Guid organisationId, Guid invitationId, CancellationToken cancellationToken) =>
        db.Invitations.SingleOrDefaultAsync(
            i => i.Id == invitationId && i.OrganisationId == organisationId && i.AcceptedAt == null && i.RevokedAt == null,
            cancellationToken
        );

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What the form of an invitation asked for, read and found good.</summary>
public sealed record InvitationDetails(string Email, MemberRole Role, IReadOnlyCollection<Guid> ServiceIds);
