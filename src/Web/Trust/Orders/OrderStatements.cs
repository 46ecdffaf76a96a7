using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Trust.Orders;

/// <summary>What somebody reads of whom an authority asked something: which, when, by which law, what was done, and how to contest it.</summary>
public sealed class OrderStatements(StatementWriter statements, DecisionWords words, IStringLocalizer<TrustTexts> texts)
{
    public Statement OfInformation(Account account, AuthorityOrder order) =>
        statements.Write(
            account,
            () => texts["Une autorité a demandé des informations sur vous"],
            () =>
                [
                    texts[
                        "Une autorité nous a ordonné de lui donner des informations, et nous l’avons fait. Rien n’est limité dans votre compte."
                    ],
                    .. Facts(account, order),
                ]
        );

    public Statement OfRemoval(Account account, AuthorityOrder order, Outcome outcome) =>
        statements.Write(
            account,
            () => words.Title(outcome),
            () =>
                [
                    words.Effect(outcome),
                    words.Duration(outcome),
                    texts["Une autorité nous a ordonné de le faire ; personne ne vous a signalé."],
                    .. Facts(account, order),
                ]
        );

    private IEnumerable<string> Facts(Account account, AuthorityOrder order) =>
        [
            texts["L’autorité : {0}. L’ordre : {1}, reçu le {2}.", order.Authority, order.Reference, DayText.WithoutWeekday(order.Day)],
            texts["Ce qui a été fait : {0}", order.Words ?? ""],
            texts["Vous pouvez aussi vous adresser à cette autorité ou au juge, selon les voies que l’ordre indique."],
        ];
}
