//! The fourteen themes that group the indicators of all cities, whatever each city's own goals are called.

keyed_enum! {
    /// A theme: the coarse grouping under which cities with different plans can be laid side by side.
    ///
    /// A theme says that two indicators are about the same part of life, never that they measure
    /// the same thing; for that see [`crate::model::comparison::Grade`].
    Theme as "theme" {
        /// 人口・出生: population, its age structure, births and deaths.
        PopulationBirth = "population_birth",
        /// 移住・転出入: moving in and out.
        Migration = "migration",
        /// 雇用・人材: jobs, training and staff.
        Employment = "employment",
        /// 産業・創業・企業誘致: industry, founding, attracting firms.
        Industry = "industry",
        /// 農林水産: farming, forestry and fishery.
        PrimaryIndustry = "primary_industry",
        /// 観光・交流: tourism and exchange.
        Tourism = "tourism",
        /// ふるさと納税・関係人口: hometown-tax donations and people tied to the city.
        Relations = "relations",
        /// 結婚・妊娠・出産: marriage, pregnancy, childbirth.
        MarriageBirth = "marriage_birth",
        /// 子育て・保育: child-raising and day care.
        Childcare = "childcare",
        /// 教育: education.
        Education = "education",
        /// 医療・介護・健康: medicine, care, health.
        Health = "health",
        /// 協働・男女平等: civic cooperation and gender equality.
        Participation = "participation",
        /// デジタル: digital services.
        Digital = "digital",
        /// 防災・環境・交通・広域連携: disaster readiness, environment, transport, regional alliances.
        Resilience = "resilience",
        /// テーマ未設定: nobody has said one yet. It is no theme of life, and stands last in every list.
        Unset = "unset",
    }
}

impl Theme {
    /// The fourteen themes, without the one that nobody has said yet.
    pub const NAMED: &'static [Self] = match Self::ALL.split_last() {
        Some((_, named)) => named,
        None => &[],
    };
}
