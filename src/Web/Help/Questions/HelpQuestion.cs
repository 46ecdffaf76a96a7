namespace Visavis.Web.Help.Questions;

/// <param name="Slug">The same in every language: what links lead to.</param>
/// <param name="Answer">Markdown.</param>
public sealed record HelpQuestion(string Slug, string Section, string Question, string Answer);
