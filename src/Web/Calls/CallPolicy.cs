using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;
using Visavis.Web.Blocking;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Professionals;

namespace Visavis.Web.Calls;

/// <summary>Who is who for the signaling room. A listed professional can be called by any member, and whoever called is called back.</summary>
internal sealed class CallPolicy(IDbContextFactory<VisavisDbContext> contexts, CallTariffs tariffs, TimeProvider time) : ICallPolicy
{
    public async Task<CallPerson?> FindPersonAsync(Guid userId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await db
            .Users.Where(a => a.Id == userId && a.TermsAcceptedAt != null)
            .Select(a => new { a.DisplayName })
            .FirstOrDefaultAsync(cancellationToken);
        if (account is null)
        {
            return null;
        }

        var profile = await db.Professionals.AsNoTracking().FirstOrDefaultAsync(p => p.Id == userId && !p.IsHidden, cancellationToken);
        // The address opens for whom this person calls, writes to or books, and for nobody else.
        var portraits = profile is null ? await MemberPortrait.AddressesAsync(db, [userId], cancellationToken) : null;
        var card = profile is null
            ? new Peer(userId.ToString("D"), account.DisplayName, Profession: null, portraits!.GetValueOrDefault(userId), ProfileUrl: null)
            : new Peer(
                userId.ToString("D"),
                profile.DisplayName,
                profile.ProfessionLabel,
                PortraitAddress.Of(profile),
                ProfessionalDirectory.ProfilePath(profile)
            );
        return new CallPerson(userId, card, IsListed: profile is not null);
    }

    public async Task<bool> MayCallAsync(CallPerson caller, CallPerson callee, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!callee.IsListed && !await CallBacks.MayBeginAsync(db, caller.Id, callee.Id, time.GetUtcNow(), cancellationToken))
        {
            return false;
        }

        return !await Blocks.StandsBetweenAsync(db, caller.Id, callee.Id, cancellationToken);
    }

    public async Task<bool> IsPriceAgreedAsync(CallPerson caller, CallPerson callee, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await tariffs.IsAgreedAsync(db, caller.Id, callee.Id, cancellationToken);
    }
}
